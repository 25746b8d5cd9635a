package dev.slipway.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may pass, the same for both kinds of callers. Which action of a customer or an admin is allowed is the service's to say. */
public final class Access {

    private static final RequestMatcher API = path("/api/**");
    private static final RequestMatcher PUBLIC = new AndRequestMatcher(
            request -> "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod()),
            new OrRequestMatcher(path("/api/categories/**"), path("/api/products/**"), path("/api/prices")),
            new NegatedRequestMatcher(path("/api/products/*/stock/**")));

    private static final RequestMatcher SIGN_IN = new OrRequestMatcher(
            path("/session/login"),
            new AndRequestMatcher(
                    request -> "POST".equals(request.getMethod()),
                    new OrRequestMatcher(
                            Routes.IDENTITY.stream().map(Access::path).toList())));

    private Access() {}

    /** What is not here needs no sign-in: there is nothing at its addresses. */
    public static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            Upstreams upstreams) {
        requests.requestMatchers(PUBLIC).permitAll();
        Routes.API.forEach((service, paths) -> {
            if (upstreams.has(service)) {
                requests.requestMatchers(paths.toArray(String[]::new)).authenticated();
            }
        });
        requests.anyRequest().permitAll();
    }

    /** What anyone may read: the shop's window. */
    public static boolean isPublic(HttpServletRequest request) {
        return PUBLIC.matches(request);
    }

    /** A caller with a token of its own, whatever cookies come along. */
    public static boolean bringsToken(HttpServletRequest request) {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith("bearer") && isApi(request);
    }

    public static boolean isApi(HttpServletRequest request) {
        return API.matches(request);
    }

    /** Where passwords are tried, and sessions, accounts and tokens come from. */
    public static boolean isSignIn(HttpServletRequest request) {
        return SIGN_IN.matches(request);
    }

    /** Health and metrics: whoever watches is answered in any case. */
    public static boolean isProbe(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/actuator/") || path.equals("/livez") || path.equals("/readyz");
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.pathPattern(pattern);
    }
}
