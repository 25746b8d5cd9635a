package dev.slipway.gateway.limits;

import dev.slipway.gateway.Access;
import dev.slipway.gateway.ClientAddress;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts a request against who asks. It stands where that is known, and before anybody is turned away, so that this counts, too. */
final class CallerLimit extends OncePerRequestFilter {

    private final RateLimits limits;
    private final ClientAddress address;

    CallerLimit(RateLimits limits, ClientAddress address) {
        this.limits = limits;
        this.address = address;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return Access.isProbe(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var user = request.getUserPrincipal();
        var admitted = user == null
                ? limits.admits(Policy.ADDRESS, address.network(request), request, response)
                : limits.admits(Policy.USER, user.getName(), request, response);
        if (admitted) {
            chain.doFilter(request, response);
        }
    }
}
