package dev.slipway.defaults;

import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * The id under which a request is found in logs and traces. It is read from the request, not from the thread: error pages
 * are rendered after the request's span has ended. A request that no span saw gets an id that its log lines name.
 */
final class TraceId {

    private static final String INVENTED = TraceId.class.getName();

    private TraceId() {}

    static String of(ServletRequest request) {
        var traced = request instanceof HttpServletRequest http ? traced(http) : null;
        if (traced != null) {
            return traced;
        }
        if (!(request.getAttribute(INVENTED) instanceof String)) {
            request.setAttribute(INVENTED, UUID.randomUUID().toString().replace("-", ""));
        }
        return String.valueOf(request.getAttribute(INVENTED));
    }

    private static @Nullable String traced(HttpServletRequest request) {
        var observation =
                ServerHttpObservationFilter.findObservationContext(request).orElse(null);
        TracingContext tracing = observation == null ? null : observation.get(TracingContext.class);
        var span = tracing == null ? null : tracing.getSpan();
        return span == null || span.isNoop() ? null : span.context().traceId();
    }
}
