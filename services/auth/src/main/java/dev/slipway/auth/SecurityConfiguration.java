package dev.slipway.auth;

import static org.springframework.security.config.Customizer.withDefaults;

import dev.slipway.defaults.ApiSecurity;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/** Three doors: the protocol's endpoints, the API, and the pages for people. Everything else does not exist. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

    /** The form's last redirect leads to the client: to our own origin, or to a command-line client on the loopback. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; "
            + "form-action 'self' http://127.0.0.1:*; frame-ancestors 'none'; base-uri 'none'";

    private static final PathPatternRequestMatcher.Builder PATHS = PathPatternRequestMatcher.withDefaults();

    private static final BearerTokenAuthenticationEntryPoint BEARER = new BearerTokenAuthenticationEntryPoint();

    /** Where a sign-in leads on to. Anything else that was asked for would only be remembered, in a row a stranger made. */
    private static final RequestCache WHERE_TO = whereTo();

    @Bean
    @Order(1)
    SecurityFilterChain protocol(
            HttpSecurity http, TokenEndpointProviders providers, UserInfo userInfo, SignOut signOut) {
        http.oauth2AuthorizationServer(server -> {
            http.securityMatcher(server.getEndpointsMatcher());
            server.oidc(oidc -> oidc.userInfoEndpoint(endpoint -> endpoint.userInfoMapper(userInfo::of))
                    .logoutEndpoint(endpoint -> endpoint.logoutResponseHandler(signOut)));
            server.tokenEndpoint(endpoint -> endpoint.authenticationProviders(providers::adapt));
            server.clientAuthentication(clients -> clients.authenticationProviders(all -> all.forEach(provider -> {
                if (provider instanceof ClientSecretAuthenticationProvider secrets) {
                    secrets.setPasswordEncoder(Clients.SECRETS);
                }
            })));
        });
        http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
        http.oauth2ResourceServer(
                tokens -> tokens.jwt(withDefaults()).authenticationEntryPoint(SecurityConfiguration::askForAToken));
        http.exceptionHandling(exceptions -> exceptions
                .defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"), PATHS.matcher("/oauth2/authorize"))
                .defaultAuthenticationEntryPointFor(SecurityConfiguration::askForAToken, request -> true));
        http.requestCache(cache -> cache.requestCache(WHERE_TO));
        http.headers(SecurityConfiguration::browserHeaders);
        return http.build();
    }

    /** For the web app and programs: a user's access token, no session, no cookie. */
    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, ApiSecurity common) {
        return common.apply(http.securityMatcher("/api/profile", "/api/users/**", "/api/auth/**"))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/api/profile", "/api/auth/sessions/**")
                        .hasRole("CUSTOMER")
                        .anyRequest()
                        .hasRole("ADMIN"))
                .build();
    }

    @Bean
    SecurityFilterChain pages(HttpSecurity http, SignOut signOut, FormGuard guard) {
        http.addFilterBefore(judging(guard), UsernamePasswordAuthenticationFilter.class);
        http.authorizeHttpRequests(requests -> requests.requestMatchers(
                        "/login",
                        "/register",
                        "/account/password/forgotten",
                        "/account/password/reset",
                        "/account/assets/**",
                        "/error",
                        "/v3/api-docs",
                        "/v3/api-docs.yaml")
                .permitAll()
                .requestMatchers("/account/**")
                .authenticated()
                .anyRequest()
                .denyAll());
        http.formLogin(form ->
                form.loginPage("/login").defaultSuccessUrl("/account").failureHandler(SecurityConfiguration::refuse));
        http.logout(logout ->
                logout.logoutUrl("/account/logout").addLogoutHandler(signOut).logoutSuccessUrl("/login?signed-out"));
        http.requestCache(cache -> cache.requestCache(WHERE_TO));
        http.exceptionHandling(exceptions -> exceptions
                .defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"), PATHS.matcher("/account/**"))
                .defaultAuthenticationEntryPointFor(
                        (request, response, refused) -> response.sendError(HttpStatus.NOT_FOUND.value()),
                        request -> true)
                .accessDeniedHandler((request, response, refused) -> {
                    if (refused instanceof CsrfException && "/login".equals(request.getServletPath())) {
                        response.sendRedirect("/login?expired");
                    } else {
                        response.sendError(
                                (refused instanceof CsrfException ? HttpStatus.FORBIDDEN : HttpStatus.NOT_FOUND)
                                        .value());
                    }
                }));
        http.headers(SecurityConfiguration::browserHeaders);
        return http.build();
    }

    /** After the check for forged forms, which nobody is to blame for, and before any form is read. */
    private static Filter judging(FormGuard guard) {
        return (request, response, chain) -> {
            var wait = guard.refuse((HttpServletRequest) request);
            if (wait.isEmpty()) {
                chain.doFilter(request, response);
                return;
            }
            var refused = (HttpServletResponse) response;
            refused.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.get().toSeconds()));
            refused.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        };
    }

    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof AuthenticationServiceException) { // our fault, and not the password's
            response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
        } else {
            response.sendRedirect("/login?error");
        }
    }

    /** The framework's answer is a header alone. */
    private static void askForAToken(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        BEARER.commence(request, response, failure);
        response.sendError(response.getStatus());
    }

    private static RequestCache whereTo() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(new OrRequestMatcher(
                PATHS.matcher(HttpMethod.GET, "/oauth2/authorize"), PATHS.matcher(HttpMethod.GET, "/account")));
        return cache;
    }

    private static void browserHeaders(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .contentTypeOptions(withDefaults());
    }

    @Bean
    AuthorizationServerSettings endpoints(PublicOrigin origin) {
        return AuthorizationServerSettings.builder().issuer(origin.issuer()).build();
    }
}
