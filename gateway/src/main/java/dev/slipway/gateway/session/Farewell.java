package dev.slipway.gateway.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * auth ends its own session only for whoever shows an ID token. The usual redirect would put it into the browser's address bar and
 * history; here a session that holds nothing else adds it on the way through, once.
 */
@Component
@Order(SessionRepositoryFilter.DEFAULT_ORDER + 10)
class Farewell extends OncePerRequestFilter {

    static final String PATH = "/connect/logout";

    private static final String ID_TOKEN = "leaving";
    private static final int SECONDS = 120;

    static void remember(HttpServletRequest request, SignedIn user) {
        if (user.idToken() != null) {
            var session = request.getSession();
            session.setMaxInactiveInterval(SECONDS);
            session.setAttribute(ID_TOKEN, user.idToken());
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !PATH.equals(request.getRequestURI()) || !"GET".equals(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        var idToken = session == null ? null : (String) session.getAttribute(ID_TOKEN);
        if (session == null || idToken == null) {
            chain.doFilter(request, response);
            return;
        }
        session.invalidate();
        var query = request.getQueryString();
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public String getQueryString() {
                        return (query == null ? "" : query + "&") + "id_token_hint=" + idToken;
                    }
                },
                response);
    }
}
