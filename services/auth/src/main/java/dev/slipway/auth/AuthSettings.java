package dev.slipway.auth;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The secrets have no default: a service that invents them would share them with everybody who reads this.
 *
 * @param keyEncryptionSecret what the signing keys in the database are encrypted under
 * @param gatewayClientSecret what the client {@code gateway} proves itself with; the gateway has the same
 * @param machineClientSecret what the client {@code machine} proves itself with
 * @param accessTokenLifetime of access and ID tokens alike
 * @param refreshTokenLifetime counted from the sign-in; a rotated token never outlives the first
 * @param resetLifetime how long the link works that is mailed to who forgot the password
 * @param repeatWindow how long a repeat of the last rotated refresh token is answered as before
 */
@ConfigurationProperties("slipway.auth")
public record AuthSettings(
        @DefaultValue("") String keyEncryptionSecret,
        @DefaultValue("") String gatewayClientSecret,
        @DefaultValue("") String machineClientSecret,
        @DefaultValue("5m") Duration accessTokenLifetime,
        @DefaultValue("12h") Duration refreshTokenLifetime,
        @DefaultValue("30m") Duration resetLifetime,
        @DefaultValue("10s") Duration repeatWindow,
        @DefaultValue Keys keys) {

    private static final int SHORTEST_SECRET = 16;

    /** Sent in a Basic header, other characters mean one thing to one client and another to the next. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~-]*");

    /**
     * When a new key signs.
     *
     * @param publishedAhead how long a new key is shown to everybody before it signs
     */
    public record Keys(@DefaultValue("10m") Duration publishedAhead) {}

    public AuthSettings {
        require("key-encryption-secret", keyEncryptionSecret);
        require("gateway-client-secret", gatewayClientSecret);
        require("machine-client-secret", machineClientSecret);
        requirePlain("gateway-client-secret", gatewayClientSecret);
        requirePlain("machine-client-secret", machineClientSecret);
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
                            + name.replace('-', '_').toUpperCase(Locale.ROOT)
                            + "=\"$(openssl rand -hex 32)\".");
        }
    }

    private static void requirePlain(String name, String secret) {
        if (!PLAIN.matcher(secret).matches()) {
            throw new StartRefused(
                    "slipway.auth." + name + " holds characters that HTTP clients encode differently.",
                    "Use letters, digits and .-_~ only, as openssl rand -hex 32 gives them.");
        }
    }

    @Override
    public String toString() {
        return "AuthSettings";
    }
}
