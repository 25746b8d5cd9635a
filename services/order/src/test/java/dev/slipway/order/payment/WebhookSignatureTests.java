package dev.slipway.order.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTests {

    private static final Instant NOW = Instant.parse("2026-11-24T09:15:30Z");
    private static final String TIMESTAMP = Long.toString(NOW.getEpochSecond());
    private static final String SECRET = "a word for tests that nobody has to keep";
    private static final byte[] BODY = "{\"sequence\":1}".getBytes(StandardCharsets.UTF_8);

    private final WebhookSignature signature = signature(SECRET);
    private final String signed = signature.of("event-1", NOW, BODY);

    private static WebhookSignature signature(@Nullable String secret) {
        return new WebhookSignature(
                new WebhookSettings(secret, Duration.ofMinutes(5)), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** Computed with another tool: printf '%s' 'event-1.1795511730.{"sequence":1}' | openssl dgst -sha256 -hmac "$SECRET" -binary | base64 */
    @Test
    void isWhatOthersComputeToo() {
        assertThat(signed).isEqualTo("v1,96J6067d59R5Y0Zfu2Wibwmt1/4Y4vTRXq+T3AtgUyo=");
    }

    @Test
    void fitsWhatItSigned() {
        assertThat(signature.fits("event-1", TIMESTAMP, signed, BODY)).isTrue();
    }

    @Test
    void fitsWhenOneOfSeveralDoes() {
        assertThat(signature.fits("event-1", TIMESTAMP, "v1,b2xk " + signed, BODY))
                .isTrue();
    }

    @Test
    void fitsNothingThatWasChanged() {
        var other = "{\"sequence\":2}".getBytes(StandardCharsets.UTF_8);

        assertThat(signature.fits("event-2", TIMESTAMP, signed, BODY)).isFalse();
        assertThat(signature.fits("event-1", Long.toString(NOW.getEpochSecond() + 1), signed, BODY))
                .isFalse();
        assertThat(signature.fits("event-1", TIMESTAMP, signed, other)).isFalse();
        assertThat(signature("another secret of the same length!").fits("event-1", TIMESTAMP, signed, BODY))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-300, true", "-301, false", "300, true", "301, false"})
    void fitsForFiveMinutesBeforeAndAfterItsTime(long seconds, boolean fits) {
        var at = NOW.plusSeconds(seconds);

        assertThat(signature.fits(
                        "event-1", Long.toString(at.getEpochSecond()), signature.of("event-1", at, BODY), BODY))
                .isEqualTo(fits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "-1", "1e9", "99999999999999999999"})
    void fitsNoTimeThatIsNone(String timestamp) {
        assertThat(signature.fits("event-1", timestamp, signed, BODY)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "v1,", "v2,abc", "abc"})
    void fitsNoSignatureThatIsNone(String text) {
        assertThat(signature.fits("event-1", TIMESTAMP, text, BODY)).isFalse();
    }

    @Test
    void fitsNothingWithoutASecret() {
        assertThat(signature(null).isPossible()).isFalse();
        assertThat(signature(null).fits("event-1", TIMESTAMP, signed, BODY)).isFalse();
    }
}
