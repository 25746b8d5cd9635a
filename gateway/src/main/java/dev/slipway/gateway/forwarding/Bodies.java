package dev.slipway.gateway.forwarding;

import dev.slipway.gateway.GatewaySettings;
import dev.slipway.gateway.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Reads a request's body whole, up to the limits of size and time, before a service hears of it: a slow sender then holds none, another
 * replica can have the same bytes, and a form's fields are never taken for query parameters.
 */
@Component
class Bodies implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final String BODY = Bodies.class.getName();

    private final int limit;
    private final Duration time;

    Bodies(GatewaySettings settings) {
        limit = Math.toIntExact(settings.maxBody().toBytes());
        time = settings.bodyTime();
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        var servlet = request.servletRequest();
        if (!hasBody(servlet)) {
            return next.handle(request);
        }
        var began = System.nanoTime();
        ConcurrencyLimit.leave(servlet);
        byte[] body;
        try {
            body = read(servlet, began);
        } catch (IOException | UncheckedIOException failure) {
            return (isSlow(failure) ? tooSlow() : unreadable()).asResponse();
        }
        if (body.length > limit) {
            return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "A request's body may have " + limit + " bytes at most.")
                    .asResponse();
        }
        if (!ConcurrencyLimit.enter(servlet)) {
            return ConcurrencyLimit.full().asResponse();
        }
        Entrance.forgive(servlet, Duration.ofNanos(System.nanoTime() - began));
        request.attributes().put(BODY, body);
        return next.handle(request);
    }

    /** More than may be shows that it is too much; the rest of it stays where it is. */
    private byte[] read(HttpServletRequest request, long began) throws IOException {
        var body = new ByteArrayOutputStream();
        var in = request.getInputStream();
        var chunk = new byte[8192];
        while (body.size() <= limit) {
            var read = in.read(chunk);
            if (read < 0) {
                break;
            }
            body.write(chunk, 0, read);
            if (System.nanoTime() - began > time.toNanos()) {
                throw new SocketTimeoutException("the body took longer than " + time);
            }
        }
        return body.toByteArray();
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private static boolean isSlow(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }

    private static Problem tooSlow() {
        return Problem.of(HttpStatus.REQUEST_TIMEOUT, "The request's body did not arrive in time. Send it again.");
    }

    private static Problem unreadable() {
        return Problem.of(HttpStatus.BAD_REQUEST, "The request's body ended early or could not be read.");
    }

    static byte[] of(ServerRequest request) {
        return request.attribute(BODY).map(byte[].class::cast).orElseGet(() -> new byte[0]);
    }
}
