package dev.slipway.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.slipway.gateway.Problem;
import dev.slipway.gateway.limits.RateLimitSettings.Limit;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Hands out permits from memory, as many as come back in a second, before the bucket that all replicas share is asked again. So a
 * request costs a statement once in a while only, and one that is refused costs none.
 */
@Component
class RateLimits {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Buckets buckets;
    private final RateLimitSettings settings;
    private final MeterRegistry meters;
    private final Cache<String, Lease> leases = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(1))
            .maximumSize(50_000)
            .build();

    RateLimits(Buckets buckets, RateLimitSettings settings, MeterRegistry meters) {
        this.buckets = buckets;
        this.settings = settings;
        this.meters = meters;
    }

    /** Takes a permit, or answers that there is none; true when the request may go on. */
    boolean admits(Policy policy, String caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var name = policy.label() + ":" + caller;
        var limit = settings.of(policy);
        if (leases.get(name, Lease::new).take(limit)) {
            return true;
        }
        meters.counter("slipway.rate.limit.refused", "policy", policy.label()).increment();
        refuse(policy, limit, request, response);
        return false;
    }

    /** The headers are those of draft-ietf-httpapi-ratelimit-headers: q permits in w seconds; r are left, and more come in t seconds. */
    private static void refuse(Policy policy, Limit limit, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var name = '"' + policy.label() + '"';
        response.setHeader("RateLimit-Policy", name + ";q=" + limit.burst() + ";w=" + limit.window());
        response.setHeader("RateLimit", name + ";r=0;t=" + SECOND.toSeconds());
        Problem.of(HttpStatus.TOO_MANY_REQUESTS, "You ask too often. Wait as long as Retry-After says, then go on.")
                .retryAfter(SECOND)
                .write(request, response);
    }

    /** One caller's permits at this replica. A second's worth comes back within a second, so after a refusal nobody asks earlier. */
    private final class Lease {

        private final String name;
        private int permits;
        private long emptySince = System.nanoTime() - SECOND.toNanos();

        Lease(String name) {
            this.name = name;
        }

        synchronized boolean take(Limit limit) {
            if (permits == 0 && System.nanoTime() - emptySince >= SECOND.toNanos()) {
                renew(limit);
            }
            if (permits == 0) {
                return false;
            }
            permits--;
            return true;
        }

        private void renew(Limit limit) {
            if (buckets.lease(name, limit)) {
                permits = limit.rate();
            } else {
                emptySince = System.nanoTime();
            }
        }
    }
}
