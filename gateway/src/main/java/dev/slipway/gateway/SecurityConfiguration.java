package dev.slipway.gateway;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Who comes how: a caller with a token of its own is checked by it and has no session; a browser has one (package {@code session}); auth
 * looks after its own paths; the rest is open, and holds nothing to protect.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    @Order(10)
    SecurityFilterChain identityPaths(HttpSecurity http) throws Exception {
        return open(http.securityMatcher(Routes.IDENTITY.toArray(String[]::new)));
    }

    @Bean
    @Order(20)
    SecurityFilterChain ownToken(HttpSecurity http, JwtDecoder decoder) throws Exception {
        return http.securityMatcher(Access::bringsToken)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .oauth2ResourceServer(it -> it.jwt(jwt -> jwt.decoder(decoder))
                        .authenticationEntryPoint((request, response, why) -> Problem.of(
                                        HttpStatus.UNAUTHORIZED, "The bearer token is not one of ours, or has expired.")
                                .write(request, response)))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(Access::rules)
                .build();
    }

    @Bean
    @Order(40)
    SecurityFilterChain everythingElse(HttpSecurity http) throws Exception {
        return open(http);
    }

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder decoder(PublicUrl url, @Value("${spring.security.oauth2.resourceserver.jwt.jwk-set-uri}") String keys) {
        var decoder = NimbusJwtDecoder.withJwkSetUri(keys).validateType(false).build();
        List<OAuth2TokenValidator<Jwt>> rules = List.of(
                new JwtTimestampValidator(),
                new JwtIssuerValidator(url.issuer()),
                new JwtTypeValidator("at+jwt"),
                new JwtClaimValidator<List<String>>("aud", it -> it != null && it.contains("slipway")));
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(rules));
        return decoder;
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
