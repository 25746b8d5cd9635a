package dev.slipway.tiny;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLTransientConnectionException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Breaks where MVC does not reach, when asked to. */
@Component
class BrokenFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        switch (String.valueOf(request.getHeader("X-Break"))) {
            case "filter" -> throw new IllegalStateException("password=hunter2 in dev.slipway.Secret");
            case "database" ->
                throw new ServletException(new SQLTransientConnectionException("jdbc:postgresql://secret"));
            case "nothing" -> response.sendError(410);
            default -> chain.doFilter(request, response);
        }
    }
}
