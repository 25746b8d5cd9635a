package dev.slipway.auth;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The secrets have no default: a service that invents them would share them with everybody who reads this.
 *
 * @param keyEncryptionSecret what the signing keys in the database are encrypted under
 * @param refreshTokenLifetime counted from the sign-in; a rotated token never outlives the first
 * @param repeatWindow how long a repeat of the last rotated refresh token is answered as before
 */
@ConfigurationProperties("slipway.auth")
public record AuthSettings(
        @DefaultValue("") String keyEncryptionSecret,
        @DefaultValue("") String gatewayClientSecret,
        @DefaultValue("") String machineClientSecret,
        @DefaultValue("5m") Duration accessTokenLifetime,
        @DefaultValue("12h") Duration refreshTokenLifetime,
        @DefaultValue("10s") Duration repeatWindow,
        @DefaultValue Keys keys) {

    private static final int SHORTEST_SECRET = 16;

    /**
     * When a new key is shown, and when it signs.
     *
     * @param publishedAhead how long a new key is shown to everybody before it signs
     * @param reread how old the list of keys in memory may be
     */
    public record Keys(
            @DefaultValue("10m") Duration publishedAhead,
            @DefaultValue("5s") Duration reread) {}

    public AuthSettings {
        require("key-encryption-secret", keyEncryptionSecret);
        require("gateway-client-secret", gatewayClientSecret);
        require("machine-client-secret", machineClientSecret);
        if (gatewayClientSecret.equals(machineClientSecret)) {
            throw new StartRefused(
                    "slipway.auth.gateway-client-secret and slipway.auth.machine-client-secret are the same.",
                    "Give each client a secret of its own.");
        }
    }

    private static void require(String name, String secret) {
        if (secret.strip().length() < SHORTEST_SECRET) {
            throw new StartRefused(
                    "slipway.auth." + name + (secret.isBlank() ? " is not set." : " is too short to be a secret."),
                    "Set it to at least " + SHORTEST_SECRET
                            + " random characters, for example in the environment: SLIPWAY_AUTH_"
                            + name.replace("-", "").toUpperCase(java.util.Locale.ROOT)
                            + "=\"$(openssl rand -base64 32)\".");
        }
    }
}
