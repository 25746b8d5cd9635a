package dev.slipway.outbox;

import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** The running span as a {@code traceparent}, which a polled table would otherwise lose. */
class CurrentTrace {

    private final Tracer tracer;
    private final Propagator propagator;

    CurrentTrace(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** Work that nobody asked for, such as a schedule's, begins a trace here: no event is without one. */
    @Nullable
    String traceparent() {
        var running = tracer.currentTraceContext().context();
        if (running != null) {
            return traceparent(running);
        }
        var span = tracer.nextSpan().name("outbox").start();
        try {
            return traceparent(span.context());
        } finally {
            span.end();
        }
    }

    private @Nullable String traceparent(TraceContext span) {
        var carrier = new HashMap<String, String>();
        propagator.inject(span, carrier, (_, name, value) -> carrier.put(name, value));
        return carrier.get(MessageHeaders.TRACEPARENT);
    }

    /** The trace that a {@code traceparent} names, or the running one. */
    @Nullable
    String id(@Nullable String traceparent) {
        var stored = traceparent == null ? new String[0] : traceparent.split("-", -1);
        if (stored.length == 4 && stored[1].matches("[0-9a-f]{32}")) {
            return stored[1];
        }
        var span = tracer.currentTraceContext().context();
        return span == null ? null : span.traceId();
    }
}
