package dev.slipway.todo;

import dev.slipway.defaults.ApiSecurity;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Lists are their owner's alone; what became of an order may also be read by administrators. */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(
        info =
                @Info(
                        title = "todo",
                        version = "1",
                        description =
                                "Lists and tasks; only their owner sees them. Times are UTC, dates have no zone."),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(
        name = "token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "An access token of a user, role `customer`; administrators need the role `admin`")
class SecurityConfiguration {

    @Bean
    SecurityFilterChain api(HttpSecurity http, ApiSecurity common) {
        return common.apply(http)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/v3/api-docs", "/v3/api-docs.yaml")
                        .permitAll()
                        .requestMatchers("/api/todo/dead-letters/**", "/api/todo/system")
                        .hasRole("ADMIN")
                        .requestMatchers("/api/lists/**", "/api/tasks/**")
                        .hasRole("CUSTOMER")
                        .requestMatchers("/api/journeys/*")
                        .hasAnyRole("CUSTOMER", "ADMIN")
                        .anyRequest()
                        .denyAll())
                .build();
    }
}
