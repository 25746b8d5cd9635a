package dev.slipway.gateway.forwarding;

import dev.slipway.gateway.GatewaySettings;
import dev.slipway.gateway.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Reads a request's body whole, up to the limit, before a service hears of it: a slow sender then holds none, another replica can have
 * the same bytes, and a form's fields are never taken for query parameters.
 */
@Component
class Bodies implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final String BODY = Bodies.class.getName();

    private final int limit;

    Bodies(GatewaySettings settings) {
        limit = Math.toIntExact(settings.maxBody().toBytes());
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        var began = System.nanoTime();
        byte[] body;
        try {
            body = request.servletRequest().getInputStream().readNBytes(limit + 1);
        } catch (IOException | UncheckedIOException unreadable) {
            return Problem.of(HttpStatus.BAD_REQUEST, "The request's body ended early or could not be read.")
                    .asResponse();
        }
        if (body.length > limit) {
            return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "A request's body may have " + limit + " bytes at most.")
                    .asResponse();
        }
        Entrance.forgive(request.servletRequest(), Duration.ofNanos(System.nanoTime() - began));
        request.attributes().put(BODY, body);
        return next.handle(request);
    }

    static byte[] of(ServerRequest request) {
        return request.attribute(BODY).map(byte[].class::cast).orElseGet(() -> new byte[0]);
    }
}
