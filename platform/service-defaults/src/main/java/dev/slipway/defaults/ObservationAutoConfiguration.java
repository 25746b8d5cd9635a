package dev.slipway.defaults;

import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** Probes and scrapes come every few seconds and tell nothing: they are neither traced nor timed. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ObservationAutoConfiguration {

    @Bean
    static ObservationPredicate onlyWhatUsersDo() {
        return (name, context) ->
                !(context instanceof ServerRequestObservationContext request && isProbe(request.getCarrier()));
    }

    private static boolean isProbe(@Nullable HttpServletRequest request) {
        return request != null && request.getRequestURI().matches("/actuator(/.*)?|/livez|/readyz");
    }
}
