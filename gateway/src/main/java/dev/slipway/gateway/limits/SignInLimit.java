package dev.slipway.gateway.limits;

import dev.slipway.gateway.Access;
import dev.slipway.gateway.ClientAddress;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands before the sessions: a sign-in that is one too many makes none. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 11)
class SignInLimit extends OncePerRequestFilter {

    private final RateLimits limits;
    private final ClientAddress address;

    SignInLimit(RateLimits limits, ClientAddress address) {
        this.limits = limits;
        this.address = address;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Access.isSignIn(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (limits.admits(Policy.SIGN_IN, address.network(request), request, response)) {
            chain.doFilter(request, response);
        }
    }
}
