package dev.slipway.catalog.web;

import dev.slipway.defaults.ApiSecurity;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Everybody may look, administrators may change. */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(
        info =
                @Info(
                        title = "catalog",
                        version = "1",
                        description =
                                "Products, prices and stock. Money is whole minor units with their currency, times are UTC."),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(
        name = "token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "An access token; what changes anything needs the role `admin`")
class SecurityConfiguration {

    /** What the public may read. A method that nothing handles there gets its 405; a test walks all that is handled. */
    private static final String[] SHOP = {
        "/api/products", "/api/products/*", "/api/categories", "/api/categories/*", "/api/prices"
    };

    @Bean
    SecurityFilterChain api(HttpSecurity http, ApiSecurity common) {
        return common.apply(http)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/v3/api-docs", "/v3/api-docs.yaml")
                        .permitAll()
                        .requestMatchers(
                                "/api/catalog/dead-letters/**",
                                "/api/catalog/system",
                                "/api/catalog/products",
                                "/api/products/*/stock")
                        .hasRole("ADMIN")
                        .requestMatchers(HttpMethod.POST, "/api/products")
                        .hasRole("ADMIN")
                        .requestMatchers(HttpMethod.PUT, "/api/products/*", "/api/categories/*")
                        .hasRole("ADMIN")
                        .requestMatchers(SHOP)
                        .permitAll()
                        .requestMatchers("/api/journeys/*")
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .build();
    }
}
