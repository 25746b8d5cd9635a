package dev.slipway.order;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What a clock or another process does for an order belongs to the trace in which the order was placed. */
@Component
public class OrderTrace {

    private static final String HEADER = "traceparent";

    private final ObjectProvider<Tracer> tracer;
    private final ObjectProvider<Propagator> propagator;

    OrderTrace(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    @Nullable
    String current() {
        var trace = tracer.getIfAvailable();
        var format = propagator.getIfAvailable();
        var span = trace == null ? null : trace.currentSpan();
        if (span == null || format == null) {
            return null;
        }
        var carrier = new HashMap<String, String>();
        format.inject(span.context(), carrier, (map, key, value) -> {
            if (map != null) {
                map.put(key, value);
            }
        });
        return carrier.get(HEADER);
    }

    public void within(@Nullable String traceparent, String name, Runnable work) {
        var trace = tracer.getIfAvailable();
        var format = propagator.getIfAvailable();
        if (traceparent == null || trace == null || format == null) {
            work.run();
            return;
        }
        var span =
                format.extract(Map.of(HEADER, traceparent), Map::get).name(name).start();
        try (var _ = trace.withSpan(span)) {
            work.run();
        } finally {
            span.end();
        }
    }
}
