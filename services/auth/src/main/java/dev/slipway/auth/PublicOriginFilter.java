package dev.slipway.auth;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Whatever address a request came by, browsers are sent back to the public one. So of the forwarded headers only one is
 * believed, {@code X-Forwarded-For}: the gateway, the only public door, writes it anew. An edge that ends TLS needs no
 * setting here.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PublicOriginFilter extends OncePerRequestFilter {

    private final PublicOrigin origin;

    PublicOriginFilter(PublicOrigin origin) {
        this.origin = origin;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new AsSeenFromOutside(request, origin), response);
    }

    private static class AsSeenFromOutside extends HttpServletRequestWrapper {

        private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}");

        private final PublicOrigin origin;

        AsSeenFromOutside(HttpServletRequest request, PublicOrigin origin) {
            super(request);
            this.origin = origin;
        }

        @Override
        public String getScheme() {
            return origin.publicUrl().getScheme();
        }

        @Override
        public boolean isSecure() {
            return origin.secure();
        }

        @Override
        public String getServerName() {
            return origin.publicUrl().getHost();
        }

        @Override
        public int getServerPort() {
            return origin.port();
        }

        @Override
        public String getRemoteAddr() {
            var told = getHeader("X-Forwarded-For");
            return told != null && ADDRESS.matcher(told).matches() ? told : super.getRemoteAddr();
        }

        @Override
        public StringBuffer getRequestURL() {
            return new StringBuffer(origin.at(getRequestURI()));
        }
    }
}
