package dev.slipway.defaults;

import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Which tokens count, and who may look at a service's insides. */
@AutoConfiguration(
        after = ProblemAutoConfiguration.class,
        before = {
            OAuth2ResourceServerAutoConfiguration.class,
            OAuth2ResourceServerWebSecurityAutoConfiguration.class,
            ServletWebSecurityAutoConfiguration.class
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class SecurityAutoConfiguration {

    /** A span for each filter would hide the request, and cost more than what most filters do. */
    @Bean
    @ConditionalOnMissingBean
    static SecurityObservationSettings noSpansOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    ApiSecurity apiSecurity(ProblemWriter problems) {
        return new ApiSecurity(problems);
    }

    /** Nothing is fetched here: a service starts while its issuer is away. */
    @Bean
    @ConditionalOnMissingBean
    JwtDecoder accessTokens(
            @Value("${slipway.public-url:http://localhost:8080}") String issuer,
            @Value("${spring.security.oauth2.resourceserver.jwt.jwk-set-uri:http://localhost:8084/oauth2/jwks}")
                    URI keys)
            throws MalformedURLException {
        var decoder = NimbusJwtDecoder.withJwkSource(new IssuerKeys(keys.toURL()))
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier((type, context) -> {}))
                .build();
        var expiring = expiring();
        // An ID token of the same issuer differs by its type and audience alone.
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTypeValidator("at+jwt"),
                new JwtIssuerValidator(issuer),
                new JwtAudienceValidator("slipway"),
                expiring));
        return new RememberedTokens(decoder, expiring);
    }

    private static JwtTimestampValidator expiring() {
        var timestamps = new JwtTimestampValidator();
        timestamps.setAllowEmptyExpiryClaim(false);
        return timestamps;
    }

    @Bean
    @ConditionalOnMissingBean
    static HttpFirewall storableParameters() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(StorableText::fits);
        return firewall;
    }

    /** Stands before the actuator's chain so that it is left out only where a service has rules of its own. */
    @Bean
    @ConditionalOnMissingBean(SecurityFilterChain.class)
    SecurityFilterChain nothingIsOpen(HttpSecurity http, ApiSecurity api) {
        return api.apply(http)
                .authorizeHttpRequests(it -> it.anyRequest().denyAll())
                .build();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain actuator(
            HttpSecurity http, ProblemWriter problems, @Value("${slipway.scrape.password:}") String password) {
        return http.securityMatcher("/actuator/**", "/livez", "/readyz")
                .authorizeHttpRequests(it -> it.requestMatchers("/actuator/health/**", "/livez", "/readyz")
                        .permitAll()
                        .requestMatchers("/actuator/prometheus")
                        .hasRole("SCRAPER")
                        .anyRequest()
                        .denyAll())
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .httpBasic(it -> it.authenticationEntryPoint(problems.challenging("Basic")))
                .exceptionHandling(it -> it.authenticationEntryPoint(problems.challenging("Basic"))
                        .accessDeniedHandler(problems))
                .authenticationManager(scraper(password))
                .build();
    }

    /** Without a password nobody is the scraper. */
    private static AuthenticationManager scraper(String password) {
        return claimed -> {
            var right = !password.isEmpty()
                    && claimed.getName().equals("scraper")
                    && MessageDigest.isEqual(bytes(password), bytes(String.valueOf(claimed.getCredentials())));
            if (!right) {
                throw new BadCredentialsException("not the scraper");
            }
            return authenticated(claimed);
        };
    }

    private static Authentication authenticated(Authentication claimed) {
        return UsernamePasswordAuthenticationToken.authenticated(
                claimed.getName(), null, AuthorityUtils.createAuthorityList(List.of("ROLE_SCRAPER")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
