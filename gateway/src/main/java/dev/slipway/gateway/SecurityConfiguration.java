package dev.slipway.gateway;

import dev.slipway.defaults.ApiSecurity;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Who comes how: a caller with a token of its own is checked by it and has no session; a browser has one (package {@code session}); auth
 * looks after its own paths; the rest is open, and holds nothing to protect.
 */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {

    @Bean
    @Order(10)
    SecurityFilterChain identityPaths(HttpSecurity http) throws Exception {
        return open(http.securityMatcher(Routes.IDENTITY.toArray(String[]::new)));
    }

    @Bean
    @Order(20)
    SecurityFilterChain ownToken(HttpSecurity http, ApiSecurity api) throws Exception {
        return api.apply(http.securityMatcher(SecurityConfiguration::bringsToken))
                .headers(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(SecurityConfiguration::rules)
                .build();
    }

    @Bean
    @Order(40)
    SecurityFilterChain everythingElse(HttpSecurity http) throws Exception {
        return open(http);
    }

    /** The same for both kinds of callers. Which of a customer's or an admin's actions is allowed is the service's to say. */
    public static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers(HttpMethod.GET, "/api/products/*/stock")
                .authenticated()
                .requestMatchers(HttpMethod.GET, "/api/categories/**", "/api/products/**", "/api/prices")
                .permitAll();
        Routes.API.values().forEach(paths -> requests.requestMatchers(paths.toArray(String[]::new)).authenticated());
        requests.anyRequest().permitAll();
    }

    private static boolean bringsToken(HttpServletRequest request) {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null
                && authorization.toLowerCase(Locale.ROOT).startsWith("bearer")
                && request.getRequestURI().startsWith("/api/");
    }

    private static SecurityFilterChain open(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(it -> it.anyRequest().permitAll())
                .build();
    }
}
