package dev.slipway.auth;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;

/** Judges every form before it is read; which ones are limited, and how, stands in package {@code limit}. */
@FunctionalInterface
public interface FormGuard {

    /** How long to wait before another try, where this one comes too soon. */
    Optional<Duration> refuse(HttpServletRequest form);
}
