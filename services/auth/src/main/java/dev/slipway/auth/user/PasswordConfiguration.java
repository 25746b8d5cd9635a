package dev.slipway.auth.user;

import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

@Configuration(proxyBeanMethods = false)
class PasswordConfiguration {

    /** Argon2id takes 16 MiB a time, on purpose; so many at once and no more, or a burst of sign-ins ends the process. */
    private static final int AT_ONCE = 2;

    /** Rows say by which algorithm they were hashed, so a better one can come without anybody changing a password. */
    @Bean
    PasswordEncoder passwordEncoder() {
        var argon2 = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
        return new AFewAtOnce(new DelegatingPasswordEncoder("argon2", Map.of("argon2", argon2)));
    }

    private static class AFewAtOnce implements PasswordEncoder {

        private final PasswordEncoder encoder;
        private final Semaphore permits = new Semaphore(AT_ONCE, true);

        AFewAtOnce(PasswordEncoder encoder) {
            this.encoder = encoder;
        }

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            permits.acquireUninterruptibly();
            try {
                return encoder.encode(password);
            } finally {
                permits.release();
            }
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String encoded) {
            permits.acquireUninterruptibly();
            try {
                return encoder.matches(password, encoded);
            } finally {
                permits.release();
            }
        }

        @Override
        public boolean upgradeEncoding(@Nullable String encoded) {
            return encoder.upgradeEncoding(encoded);
        }
    }
}
