package dev.slipway.tiny;

import dev.slipway.defaults.ApiSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    SecurityFilterChain api(HttpSecurity http, ApiSecurity api) {
        return api.apply(http)
                .authorizeHttpRequests(it -> it.requestMatchers("/api/admin")
                        .hasRole("ADMIN")
                        .requestMatchers("/api/**")
                        .hasRole("CUSTOMER")
                        .anyRequest()
                        .denyAll())
                .build();
    }
}
