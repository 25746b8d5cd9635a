package dev.slipway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTests {

    private static final String RANDOM = "hV4mT9xQ2rKz7LcW8nBy3PdG";

    static AuthSettings settings(String key, String gateway, String machine) {
        return new AuthSettings(
                key,
                gateway,
                machine,
                Duration.ofMinutes(5),
                Duration.ofHours(12),
                Duration.ofMinutes(30),
                Duration.ofSeconds(10),
                new AuthSettings.Keys(Duration.ofMinutes(10)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "               ", "too-short"})
    void inventsNoSecretAndTakesNoShortOne(String secret) {
        assertThatThrownBy(() -> settings(secret, AuthTest.GATEWAY_SECRET, AuthTest.MACHINE_SECRET))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("slipway.auth.key-encryption-secret");
        assertThatThrownBy(() -> settings(AuthTest.KEY_SECRET, secret, AuthTest.MACHINE_SECRET))
                .hasMessageContaining("slipway.auth.gateway-client-secret");
        assertThatThrownBy(() -> settings(AuthTest.KEY_SECRET, AuthTest.GATEWAY_SECRET, secret))
                .hasMessageContaining("slipway.auth.machine-client-secret");
    }

    @Test
    void wantsASecretOfItsOwnForEachClient() {
        assertThatThrownBy(() -> settings(AuthTest.KEY_SECRET, RANDOM, RANDOM)).hasMessageContaining("are the same");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with+plus/and=equals0123", "with:colon-0123456789", "with space 0123456789"})
    void takesNoClientSecretThatABasicHeaderCouldGarble(String secret) {
        assertThatThrownBy(() -> settings(AuthTest.KEY_SECRET, secret, AuthTest.MACHINE_SECRET))
                .hasMessageContaining("slipway.auth.gateway-client-secret")
                .hasMessageNotContaining(secret);
    }

    @Test
    void showsNoSecretWhenItIsPrinted() {
        assertThat(settings(AuthTest.KEY_SECRET, AuthTest.GATEWAY_SECRET, AuthTest.MACHINE_SECRET)
                        .toString())
                .doesNotContain(AuthTest.KEY_SECRET, AuthTest.GATEWAY_SECRET, AuthTest.MACHINE_SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo-demo-demo-demo-Xy7Qp2",
                "please-CHANGE-me-8Kd3Lm5Np",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "q7Zk2mVx9Lr4Tb6W"
            })
    void takesNoMadeUpSecretInProduction(String secret) {
        var settings = settings(secret, RANDOM + "1x", RANDOM + "2y");
        assertThatThrownBy(() -> new ProductionGuard(settings))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("slipway.auth.key-encryption-secret")
                .hasMessageNotContaining(secret);
    }

    @Test
    void takesRandomSecretsInProduction() {
        assertThatCode(() -> new ProductionGuard(settings(RANDOM, RANDOM + "1x", RANDOM + "2y")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8080",
                "shop.example.org",
                "ftp://shop.example.org",
                "https://shop.example.org/",
                "https://shop.example.org/auth",
                "https://shop.example.org?x",
                "https://user@shop.example.org",
                "HTTPS://shop.example.org"
            })
    void takesNothingButAPlainOriginAsItsPublicAddress(String url) {
        assertThatThrownBy(() -> new PublicOrigin(URI.create(url)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("slipway.public-url");
    }

    @Test
    void derivesPortAndSecurityFromThePublicAddress() {
        assertThat(new PublicOrigin(URI.create("https://shop.example.org")))
                .satisfies(it -> assertThat(it.port()).isEqualTo(443))
                .satisfies(it -> assertThat(it.secure()).isTrue());
        assertThat(new PublicOrigin(URI.create("http://localhost:8080")))
                .satisfies(it -> assertThat(it.port()).isEqualTo(8080))
                .satisfies(it -> assertThat(it.secure()).isFalse());
    }
}
