package dev.slipway.gateway.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param idle after which a signed-in browser that asks for nothing is forgotten
 * @param remembered how long a replica may answer from memory; a sign-out at one replica takes effect at the others within it
 * @param renewBefore an access token that has less than this to live is renewed first
 */
@ConfigurationProperties("slipway.gateway.session")
record SessionSettings(
        @DefaultValue("8h") Duration idle,
        @DefaultValue("2s") Duration remembered,
        @DefaultValue("30s") Duration renewBefore) {

    @ConfigurationProperties("slipway.gateway")
    record Client(@Nullable String clientSecret) {

        Client {
            if (clientSecret == null || clientSecret.isBlank()) {
                throw new IllegalArgumentException(
                        "slipway.gateway.client-secret is not set: the gateway signs in at auth with it; set it to the same value as auth's slipway.auth.gateway-client-secret");
            }
        }

        String secret() {
            return clientSecret == null ? "" : clientSecret;
        }
    }
}
