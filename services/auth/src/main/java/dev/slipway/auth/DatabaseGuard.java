package dev.slipway.auth;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sessions and the protocol's endpoints are filters: what fails there never reaches MVC and its error handling. */
@Component
@Order(SessionRepositoryFilter.DEFAULT_ORDER - 10)
class DatabaseGuard extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(DatabaseGuard.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException failure) {
            if (response.isCommitted() || !passes(failure)) {
                throw failure;
            }
            log.warn("Not now: {}", failure.toString());
            response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
        }
    }

    private static boolean passes(Throwable failure) {
        return Outage.isIn(failure) || (failure instanceof ErrorResponse known && isUnavailable(known.getStatusCode()));
    }

    private static boolean isUnavailable(HttpStatusCode status) {
        return status.isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE);
    }
}
