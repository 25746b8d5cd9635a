package dev.slipway.gateway.session;

import dev.slipway.gateway.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before the session filter, since that one stands before everything that could tell a browser what happened: with the sessions'
 * database gone, the container's own page would come, late.
 */
@Component
@Order(SessionRepositoryFilter.DEFAULT_ORDER - 10)
class StoreGuard extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(StoreGuard.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException failure) {
            if (response.isCommitted() || !isOfTheStore(failure)) {
                throw failure;
            }
            log.warn("The sessions' database does not answer: {}", failure.getMessage());
            response.resetBuffer();
            Problem.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "Who is signed in cannot be looked up at present. Nothing is lost; try again in a moment.")
                    .write(request, response);
        }
    }

    private static boolean isOfTheStore(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessException
                    || cause instanceof TransactionException
                    || cause instanceof SQLException) {
                return true;
            }
        }
        return false;
    }
}
