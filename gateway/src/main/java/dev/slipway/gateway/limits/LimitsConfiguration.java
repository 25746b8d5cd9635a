package dev.slipway.gateway.limits;

import dev.slipway.gateway.ClientAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class LimitsConfiguration {

    /** For each chain, whichever it is: none is left out because somebody forgot it. */
    @Bean
    Customizer<HttpSecurity> callersAreLimited(RateLimits limits, ClientAddress address) {
        var filter = new CallerLimit(limits, address);
        return http -> http.addFilterBefore(filter, AuthorizationFilter.class);
    }
}
