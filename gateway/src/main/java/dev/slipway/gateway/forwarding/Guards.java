package dev.slipway.gateway.forwarding;

import dev.slipway.gateway.Problem;
import dev.slipway.gateway.Upstreams;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Keeps a service's trouble to its own routes: a bulkhead bounds how many requests wait for it, and a circuit breaker leaves it alone
 * once most calls fail or are slow. Both see a call up to the first byte of its answer, so a live stream is no long call.
 */
@Component
class Guards implements MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(Guards.class);

    /** Calls that an open breaker lets through, when its time is over, to see whether the service is back. */
    private static final int PROBES = 3;

    private final BreakerSettings settings;
    private final CircuitBreakerRegistry breakers;
    private final BulkheadRegistry bulkheads;

    Guards(Upstreams upstreams, BreakerSettings settings, ConcurrencySettings concurrency) {
        this.settings = settings;
        breakers = CircuitBreakerRegistry.of(breaker(settings));
        bulkheads = BulkheadRegistry.of(bulkhead(concurrency));
        upstreams.names().forEach(this::prepare);
    }

    ServerResponse guarded(String service, Supplier<ServerResponse> exchange) {
        var breaker = breakers.circuitBreaker(service);
        try {
            return bulkheads.bulkhead(service).executeSupplier(() -> breaker.executeSupplier(exchange));
        } catch (CallNotPermittedException open) {
            return notNow(service, "fails or is slow and is left alone for a moment")
                    .retryAfter(settings.open())
                    .asResponse();
        } catch (BulkheadFullException full) {
            return notNow(service, "has as many requests waiting as it may have")
                    .asResponse();
        }
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(meters);
    }

    /** From the start on, so that metrics show a service before its first call. */
    private void prepare(String service) {
        bulkheads.bulkhead(service);
        breakers.circuitBreaker(service)
                .getEventPublisher()
                .onStateTransition(it -> log.warn(
                        "The circuit breaker of {} is {} now",
                        service,
                        it.getStateTransition().getToState()));
    }

    private static Problem notNow(String service, String why) {
        return Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The service behind this address, " + service + ", " + why + ". Try again a little later.");
    }

    private static CircuitBreakerConfig breaker(BreakerSettings settings) {
        return CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.TIME_BASED)
                .slidingWindowSize(Math.toIntExact(settings.window().toSeconds()))
                .minimumNumberOfCalls(settings.calls())
                .failureRateThreshold(settings.percent())
                .slowCallRateThreshold(settings.percent())
                .slowCallDurationThreshold(settings.slow())
                .waitDurationInOpenState(settings.open())
                .permittedNumberOfCallsInHalfOpenState(PROBES)
                .recordResult(Guards::isFailure)
                .writableStackTraceEnabled(false)
                .build();
    }

    private static BulkheadConfig bulkhead(ConcurrencySettings concurrency) {
        return BulkheadConfig.custom()
                .maxConcurrentCalls(concurrency.perService())
                .writableStackTraceEnabled(false)
                .build();
    }

    /** What the caller did wrong says nothing about the service. */
    private static boolean isFailure(Object answer) {
        return answer instanceof ServerResponse it && it.statusCode().is5xxServerError();
    }
}
