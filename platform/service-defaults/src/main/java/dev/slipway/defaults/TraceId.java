package dev.slipway.defaults;

import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * The id under which a request is found in logs and traces. It is read while the request's span runs, and kept for the
 * error page, which comes after. A request that no span saw gets an id that its log lines name.
 */
final class TraceId {

    private static final String KEPT = TraceId.class.getName();

    private TraceId() {}

    static String of(ServletRequest request) {
        if (request.getAttribute(KEPT) instanceof String kept) {
            return kept;
        }
        var traced = request instanceof HttpServletRequest http ? traced(http) : null;
        var id = traced == null ? UUID.randomUUID().toString().replace("-", "") : traced;
        request.setAttribute(KEPT, id);
        return id;
    }

    private static @Nullable String traced(HttpServletRequest request) {
        var observation =
                ServerHttpObservationFilter.findObservationContext(request).orElse(null);
        TracingContext tracing = observation == null ? null : observation.get(TracingContext.class);
        var span = tracing == null ? null : tracing.getSpan();
        return span == null || span.isNoop() ? null : span.context().traceId();
    }
}
