package dev.slipway.auth.user;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.ErrorResponseException;

@Configuration(proxyBeanMethods = false)
class PasswordConfiguration {

    /** Each takes so much memory, on purpose; so many at once and no more, or a burst of sign-ins ends the process. */
    private static final int AT_ONCE = 2;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** The least that OWASP's Password Storage Cheat Sheet asks of Argon2id: 19 MiB, two iterations, one thread. */
    private static final int MEMORY_KIB = 19 * 1024;

    private static final int ITERATIONS = 2;
    private static final int PARALLELISM = 1;

    /** The gateway gives up on a request soon after. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Rows say by which algorithm they were hashed, so a better one can come without anybody changing a password. */
    @Bean
    PasswordEncoder passwordEncoder() {
        var argon2 = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, PARALLELISM, MEMORY_KIB, ITERATIONS);
        return new AFewAtOnce(
                new DelegatingPasswordEncoder("argon2", Map.of("argon2", argon2)),
                new Semaphore(AT_ONCE, true),
                PATIENCE);
    }

    record AFewAtOnce(PasswordEncoder encoder, Semaphore permits, Duration patience) implements PasswordEncoder {

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return inTurn(() -> encoder.encode(password));
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String encoded) {
            return Boolean.TRUE.equals(inTurn(() -> encoder.matches(password, encoded)));
        }

        @Override
        public boolean upgradeEncoding(@Nullable String encoded) {
            return encoder.upgradeEncoding(encoded);
        }

        private <T> @Nullable T inTurn(Supplier<@Nullable T> work) {
            try {
                if (!permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new TooManyAtOnce();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new TooManyAtOnce();
            }
            try {
                return work.get();
            } finally {
                permits.release();
            }
        }
    }

    static class TooManyAtOnce extends ErrorResponseException {

        TooManyAtOnce() {
            super(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    ProblemDetail.forStatusAndDetail(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "Many people sign in at this moment. Please try again soon."),
                    null);
        }
    }
}
