package dev.slipway.gateway.forwarding;

import dev.slipway.gateway.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Notes when a request came in, since the look-up of its session and the renewal of its tokens count against its deadline, too. What is no
 * valid address ends here: nobody behind could be asked for it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class Entrance extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(Entrance.class);

    private static final String SINCE = Entrance.class.getName() + ".since";
    private static final String BROKEN = Entrance.class.getName() + ".broken";

    static Duration since(ServletRequest request) {
        return request.getAttribute(SINCE) instanceof Long since
                ? Duration.ofNanos(System.nanoTime() - since)
                : Duration.ZERO;
    }

    /** Time that the caller took, not we. */
    static void forgive(ServletRequest request, Duration slowness) {
        if (request.getAttribute(SINCE) instanceof Long since) {
            request.setAttribute(SINCE, since + slowness.toNanos());
        }
    }

    /** Half an answer must not look like a whole one: what is out already is followed by a broken connection, not by an end. */
    static void breakOff(ServletRequest request, IOException why) {
        request.setAttribute(BROKEN, why);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isAddress(request)) {
            Problem.of(
                            HttpStatus.BAD_REQUEST,
                            "This is no valid address: encode what has a meaning of its own in it, a percent sign as %25.")
                    .write(request, response);
            return;
        }
        request.setAttribute(SINCE, System.nanoTime());
        chain.doFilter(request, response);
        if (request.getAttribute(BROKEN) instanceof IOException broken) {
            log.warn("An answer ended half-way: {}", broken.toString());
            throw new ClientAbortException(broken); // the one kind after which Tomcat appends no error page
        }
    }

    private static boolean isAddress(HttpServletRequest request) {
        var query = request.getQueryString();
        try {
            new URI(query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query);
            return true;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
