package dev.slipway.gateway.session;

import dev.slipway.gateway.Access;
import dev.slipway.gateway.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** From here on a browser's request looks like one whose caller brought a token; what it claimed in that header itself is gone. */
final class TokenRelay extends OncePerRequestFilter {

    private final Tokens tokens;

    TokenRelay(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Access.isApi(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var user = Access.isPublic(request) ? null : SignedInContext.signedIn(request);
        if (user == null) {
            chain.doFilter(new Relayed(request, null), response);
            return;
        }
        String token;
        try {
            token = tokens.of(request.getSession().getId(), user);
        } catch (Tokens.Ended ended) {
            request.getSession().invalidate();
            SecurityContextHolder.clearContext();
            Problem.of(HttpStatus.UNAUTHORIZED, "You were signed out. Sign in again at /session/login.")
                    .write(request, response);
            return;
        } catch (Tokens.Unavailable unavailable) {
            Problem.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "Your sign-in cannot be renewed at present. Try again in a moment.")
                    .write(request, response);
            return;
        }
        chain.doFilter(new Relayed(request, "Bearer " + token), response);
    }

    private static final class Relayed extends HttpServletRequestWrapper {

        private final @Nullable String authorization;

        Relayed(HttpServletRequest request, @Nullable String authorization) {
            super(request);
            this.authorization = authorization;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return HttpHeaders.AUTHORIZATION.equalsIgnoreCase(name) ? authorization : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            if (!HttpHeaders.AUTHORIZATION.equalsIgnoreCase(name)) {
                return super.getHeaders(name);
            }
            return Collections.enumeration(authorization == null ? List.of() : List.of(authorization));
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            var names = Collections.list(super.getHeaderNames());
            names.removeIf(HttpHeaders.AUTHORIZATION::equalsIgnoreCase);
            if (authorization != null) {
                names.add(HttpHeaders.AUTHORIZATION);
            }
            return Collections.enumeration(names);
        }
    }
}
