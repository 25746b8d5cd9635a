package dev.slipway.defaults;

import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** What is traced, and under which id it is found again. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ObservationAutoConfiguration {

    private static final Pattern PROBES = Pattern.compile("/actuator(/.*)?|/livez|/readyz");

    /** Probes and scrapes come every few seconds and tell nothing: they are neither traced nor timed. */
    @Bean
    static ObservationPredicate onlyWhatUsersDo() {
        return (name, context) ->
                !(context instanceof ServerRequestObservationContext request && isProbe(request.getCarrier()));
    }

    /** Directly behind the filter that opens the span: whoever fails further in, the error page can name the trace. */
    @Bean
    static FilterRegistrationBean<Filter> keptTraceId() {
        var filter = new FilterRegistrationBean<Filter>((request, response, chain) -> {
            TraceId.of(request);
            chain.doFilter(request, response);
        });
        filter.setName("keptTraceId");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return filter;
    }

    static boolean isProbe(@Nullable HttpServletRequest request) {
        return request != null && PROBES.matcher(request.getRequestURI()).matches();
    }
}
