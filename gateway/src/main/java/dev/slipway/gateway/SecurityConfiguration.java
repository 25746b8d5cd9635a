package dev.slipway.gateway;

import dev.slipway.defaults.ApiSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Who comes how: a caller with a token of its own is checked by it and has no session; a browser has one (package {@code session}); auth
 * looks after its own paths; who signs is checked by the service; the rest is open, and holds nothing to protect. Headers are
 * {@link SecurityHeaders}' business.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    @Order(10)
    SecurityFilterChain identityPaths(HttpSecurity http) throws Exception {
        return open(http.securityMatcher(Routes.IDENTITY.toArray(String[]::new)));
    }

    @Bean
    @Order(15)
    SecurityFilterChain signedEvents(HttpSecurity http) throws Exception {
        return open(http.securityMatcher(Routes.PAYMENT_EVENTS));
    }

    @Bean
    @Order(20)
    SecurityFilterChain ownToken(HttpSecurity http, ApiSecurity api, Upstreams upstreams) throws Exception {
        return api.apply(http.securityMatcher(Access::bringsToken))
                .headers(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> Access.rules(requests, upstreams))
                .build();
    }

    @Bean
    @Order(40)
    SecurityFilterChain everythingElse(HttpSecurity http) throws Exception {
        return open(http);
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
