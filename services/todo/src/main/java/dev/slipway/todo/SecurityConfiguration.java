package dev.slipway.todo;

import dev.slipway.defaults.ApiSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    SecurityFilterChain api(HttpSecurity http, ApiSecurity common) {
        return common.apply(http)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/v3/api-docs", "/v3/api-docs.yaml")
                        .permitAll()
                        .requestMatchers("/api/todo/dead-letters/**")
                        .hasRole("ADMIN")
                        .requestMatchers("/api/lists/**", "/api/tasks/**", "/api/journeys/**")
                        .hasRole("CUSTOMER")
                        .anyRequest()
                        .denyAll())
                .build();
    }
}
