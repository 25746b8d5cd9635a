package dev.slipway.auth.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRingTests {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final Duration OUTLAST = Duration.ofMinutes(6);
    private static final RSAKey RSA = rsa();

    private final SigningKey first = key("first", NOON.minus(Duration.ofDays(30)));
    private final SigningKey second = key("second", NOON);
    private final KeyRing ring = new KeyRing(List.of(first, second), OUTLAST);

    @Test
    void showsTheNextKeyBeforeItSigns() {
        var before = NOON.minusMillis(1);
        assertThat(ring.active(before)).isEqualTo(first);
        assertThat(ring.published(before)).containsExactly(first, second);
    }

    @Test
    void changesTheSigningKeyAtTheMomentThatStandsInItsRow() {
        assertThat(ring.active(NOON)).isEqualTo(second);
    }

    @Test
    void keepsTheOldKeyUntilItsLastTokenHasExpired() {
        assertThat(ring.published(NOON.plus(OUTLAST).minusMillis(1))).containsExactly(first, second);
        assertThat(ring.published(NOON.plus(OUTLAST))).containsExactly(second);
    }

    @Test
    void signsWithTheOnlyKeyEvenWhereTheClockIsALittleBehind() {
        var alone = new KeyRing(List.of(second), OUTLAST);
        assertThat(alone.active(NOON.minusSeconds(1))).isEqualTo(second);
        assertThat(alone.published(NOON.minusSeconds(1))).containsExactly(second);
    }

    private static SigningKey key(String kid, Instant signsFrom) {
        return new SigningKey(new RSAKey.Builder(RSA).keyID(kid).build(), signsFrom);
    }

    private static RSAKey rsa() {
        try {
            return new RSAKeyGenerator(2048).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
