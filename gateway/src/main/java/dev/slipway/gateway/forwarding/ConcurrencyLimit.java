package dev.slipway.gateway.forwarding;

import dev.slipway.gateway.Access;
import dev.slipway.gateway.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * So many requests at once, and those on top are refused before they cost anything: with virtual threads nothing else says stop, and all
 * would become too slow together. A place is held while something is done here or behind, not while the caller sends or reads.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 9)
class ConcurrencyLimit extends OncePerRequestFilter {

    private static final String PLACE = ConcurrencyLimit.class.getName();

    private final Semaphore places;
    private final Counter refused;

    ConcurrencyLimit(ConcurrencySettings settings, MeterRegistry meters) {
        places = new Semaphore(settings.total());
        meters.gauge("slipway.concurrency.requests", places, it -> settings.total() - it.availablePermits());
        refused = meters.counter("slipway.concurrency.refused");
    }

    /** Gives the request's place to others, for good or until it is taken again. */
    static void leave(ServletRequest request) {
        if (request.getAttribute(PLACE) instanceof Place place) {
            place.leave();
        }
    }

    /** False when meanwhile all places are taken. */
    static boolean enter(ServletRequest request) {
        return !(request.getAttribute(PLACE) instanceof Place place) || place.enter();
    }

    static Problem full() {
        return Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "More requests are under way here than can be served at once. Try again in a moment.");
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return Access.isProbe(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var place = new Place();
        if (!place.enter()) {
            full().write(request, response);
            return;
        }
        request.setAttribute(PLACE, place);
        try {
            chain.doFilter(request, response);
        } finally {
            place.leave();
        }
    }

    private final class Place {

        private boolean held;

        boolean enter() {
            held = places.tryAcquire();
            if (!held) {
                refused.increment();
            }
            return held;
        }

        void leave() {
            if (held) {
                held = false;
                places.release();
            }
        }
    }
}
