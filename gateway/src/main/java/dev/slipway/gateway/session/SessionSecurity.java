package dev.slipway.gateway.session;

import dev.slipway.gateway.Access;
import dev.slipway.gateway.Problem;
import dev.slipway.gateway.PublicUrl;
import dev.slipway.gateway.Upstreams;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;

/** The chain for browsers: a session, defence against forged requests, and 401 instead of a redirect that no script could follow. */
@Configuration(proxyBeanMethods = false)
class SessionSecurity {

    private static final Logger log = LoggerFactory.getLogger(SessionSecurity.class);

    @Bean
    @Order(30)
    SecurityFilterChain browsers(
            HttpSecurity http,
            Upstreams upstreams,
            LoginRequests requests,
            SignIn signIn,
            Tokens tokens,
            CookieCsrfTokenRepository csrfTokens)
            throws Exception {
        return http.securityMatcher("/api/**", "/session/**")
                .authorizeHttpRequests(paths -> Access.rules(paths, upstreams))
                .securityContext(it -> it.securityContextRepository(new SignedInContext()))
                .csrf(it -> it.spa().csrfTokenRepository(csrfTokens))
                .oauth2Login(it -> it.loginPage(LoginRequests.PATH)
                        .authorizationEndpoint(begin -> begin.authorizationRequestResolver(requests))
                        .redirectionEndpoint(end -> end.baseUri("/session/callback"))
                        .userInfoEndpoint(
                                user -> user.oidcUserService(who -> new DefaultOidcUser(List.of(), who.getIdToken())))
                        .authorizedClientRepository(signIn)
                        .successHandler(signIn)
                        .failureHandler(signIn))
                .exceptionHandling(it -> it.authenticationEntryPoint(
                                (request, response, why) -> signInFirst().write(request, response))
                        .accessDeniedHandler((request, response, why) ->
                                refusal(request, response, csrfTokens).write(request, response)))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .addFilterAfter(new TokenRelay(tokens), AuthorizationFilter.class)
                .build();
    }

    private static Problem refusal(
            HttpServletRequest request, HttpServletResponse response, CookieCsrfTokenRepository csrfTokens) {
        var token = csrfTokens.loadDeferredToken(request, response).get();
        if (SignedInContext.signedIn(request) == null) {
            return signInFirst();
        }
        log.info("Refused {} {}, which does not come from our own page", request.getMethod(), request.getRequestURI());
        return notFromOurPage(token);
    }

    private static Problem signInFirst() {
        return Problem.of(
                HttpStatus.UNAUTHORIZED, "Sign in first: browsers at /session/login, programs with a bearer token.");
    }

    private static Problem notFromOurPage(CsrfToken token) {
        return Problem.of(
                HttpStatus.FORBIDDEN,
                "This request did not show that it comes from our own page. Ask /session/me, and send csrf.token back in the header "
                        + token.getHeaderName() + ".");
    }

    @Bean
    CookieCsrfTokenRepository csrfTokens(PublicUrl url) {
        var tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName(url.cookie("XSRF-TOKEN"));
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(it -> it.secure(url.secure()).sameSite("Lax"));
        return tokens;
    }
}
