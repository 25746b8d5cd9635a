package dev.slipway.auth.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;

class AFewAtOnceTests {

    private final Semaphore permits = new Semaphore(1);
    private final PasswordEncoder encoder =
            new PasswordConfiguration.AFewAtOnce(new Failing(), permits, Duration.ofMillis(20));

    @Test
    void sendsAwayWhoWouldWaitTooLong() {
        permits.acquireUninterruptibly();
        assertThatThrownBy(() -> encoder.matches("a", "a"))
                .isInstanceOfSatisfying(
                        PasswordConfiguration.TooManyAtOnce.class,
                        refused -> assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
        permits.release();
        assertThat(encoder.matches("a", "a")).isTrue();
    }

    @Test
    void letsTheNextOneInAfterAFailure() {
        assertThatThrownBy(() -> encoder.encode("a")).isInstanceOf(IllegalStateException.class);
        assertThat(encoder.matches("a", "a")).isTrue();
        assertThat(permits.availablePermits()).isEqualTo(1);
    }

    private static final class Failing implements PasswordEncoder {

        @Override
        public String encode(@Nullable CharSequence password) {
            throw new IllegalStateException("no memory");
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String encoded) {
            return String.valueOf(password).equals(encoded);
        }
    }
}
