package dev.slipway.auth;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** In production a secret that a person made up, or copied from an example, is none. */
@Component
@Profile("production")
class ProductionGuard {

    private static final List<String> GIVEAWAYS =
            List.of("demo", "change", "secret", "password", "example", "slipway", "local", "test", "12345");
    private static final int SHORTEST = 24;

    ProductionGuard(AuthSettings settings) {
        Map.of(
                        "key-encryption-secret", settings.keyEncryptionSecret(),
                        "gateway-client-secret", settings.gatewayClientSecret(),
                        "machine-client-secret", settings.machineClientSecret())
                .forEach(ProductionGuard::check);
    }

    private static void check(String name, String secret) {
        var lower = secret.toLowerCase(Locale.ROOT);
        if (secret.length() < SHORTEST
                || secret.chars().distinct().count() < 10
                || GIVEAWAYS.stream().anyMatch(lower::contains)) {
            throw new StartRefused(
                    "slipway.auth." + name + " looks like a demo secret, and the profile is production.",
                    "Set it to at least " + SHORTEST + " random characters: openssl rand -hex 32.");
        }
    }
}
