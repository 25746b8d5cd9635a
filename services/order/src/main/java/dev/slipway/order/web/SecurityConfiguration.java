package dev.slipway.order.web;

import dev.slipway.defaults.ApiSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Who may do what; whose order it is, is the service's to check. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    SecurityFilterChain api(HttpSecurity http, ApiSecurity defaults) throws Exception {
        return defaults.apply(http)
                .authorizeHttpRequests(it -> it.requestMatchers("/v3/api-docs", "/v3/api-docs.yaml")
                        .permitAll()
                        // The provider signs instead: see payment/WebhookSignature.
                        .requestMatchers(HttpMethod.POST, "/api/payments/events")
                        .permitAll()
                        .requestMatchers("/api/order/dead-letters/**", "/api/order/system", "/api/order/orders")
                        .hasRole("ADMIN")
                        .requestMatchers(HttpMethod.GET, "/api/orders/*", "/api/orders/*/*")
                        .hasAnyRole("CUSTOMER", "ADMIN")
                        .requestMatchers("/api/orders/**")
                        .hasRole("CUSTOMER")
                        .anyRequest()
                        .denyAll())
                .build();
    }
}
