package dev.slipway.gateway.forwarding;

import dev.slipway.gateway.Problem;
import dev.slipway.gateway.SecurityHeaders;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/** A service's answer on its way to the caller. Events are flushed one by one; a caller who leaves ends the exchange behind, too. */
final class PassedOn implements ServerResponse {

    /** Of these the gateway may have set its own before; of all others the service's word replaces the gateway's. */
    private static final Set<String> MANY = Set.of("set-cookie", "vary");

    private final HttpUriRequestBase request;
    private final ClassicHttpResponse answer;
    private final LiveStreams streams;
    private final HttpHeaders headers = new HttpHeaders();
    private final byte[] buffer = new byte[8192];
    private final InputStream body;
    private int ready;

    PassedOn(HttpUriRequestBase request, ClassicHttpResponse answer, LiveStreams streams) throws IOException {
        this.request = request;
        this.answer = answer;
        this.streams = streams;
        this.body = answer.getEntity() == null
                ? InputStream.nullInputStream()
                : answer.getEntity().getContent();
    }

    boolean isUnavailable() {
        return answer.getCode() == HttpStatus.SERVICE_UNAVAILABLE.value();
    }

    /** A service that is about to stop closes each connection behind its answer, and soon hears nothing any more. */
    boolean isFarewell() {
        var connection = answer.getFirstHeader(HttpHeaders.CONNECTION);
        return connection != null && connection.getValue().equalsIgnoreCase("close");
    }

    /** Somebody else is asked instead. */
    void discard() {
        request.cancel();
    }

    /** Waits for the first bytes, so that an answer that never comes can still become a problem. A stream may begin with silence. */
    void begin() throws IOException {
        ready = isLive() ? 0 : body.read(buffer);
    }

    @Override
    public HttpStatusCode statusCode() {
        return HttpStatusCode.valueOf(answer.getCode());
    }

    @Override
    public HttpHeaders headers() {
        return headers;
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return new LinkedMultiValueMap<>();
    }

    @Override
    public @Nullable ModelAndView writeTo(HttpServletRequest incoming, HttpServletResponse response, Context context)
            throws IOException {
        ConcurrencyLimit.leave(incoming); // what is left takes as long as the caller reads, and a live stream for good
        try {
            response.setStatus(answer.getCode());
            headers.forEach((name, values) -> write(response, name, values));
            if (isLive()) {
                stream(incoming, response);
            } else {
                copy(incoming, response);
            }
        } finally {
            request.cancel(); // closing the answer instead would read an endless one to its end
        }
        return null;
    }

    private static void write(HttpServletResponse response, String name, Iterable<String> values) {
        var add = MANY.contains(name.toLowerCase(Locale.ROOT));
        for (var value : values) {
            if (add) {
                response.addHeader(name, value);
            } else {
                response.setHeader(name, value);
            }
            add = true;
        }
    }

    private void stream(HttpServletRequest incoming, HttpServletResponse response) {
        streams.add(request);
        try {
            while (ready >= 0 && pass(response) && flush(response)) {
                ready = body.read(buffer);
            }
        } catch (IOException failure) {
            if (streams.isRunning()) {
                Entrance.breakOff(incoming, failure);
            }
        } finally {
            streams.remove(request);
        }
    }

    private void copy(HttpServletRequest incoming, HttpServletResponse response) throws IOException {
        try {
            while (ready >= 0 && pass(response)) {
                ready = body.read(buffer);
            }
        } catch (IOException failure) {
            if (response.isCommitted()) {
                Entrance.breakOff(incoming, failure);
            } else {
                takeBack(response);
                Problem.of(
                                HttpStatus.BAD_GATEWAY,
                                "The service behind this address broke off in the middle of its answer.")
                        .write(incoming, response);
            }
        }
    }

    private void takeBack(HttpServletResponse response) {
        response.resetBuffer();
        headers.headerNames().stream()
                .filter(it -> !it.equalsIgnoreCase(SecurityHeaders.CSP) && !it.equalsIgnoreCase("Content-Length"))
                .forEach(it -> response.setHeader(it, null));
    }

    /** False when the caller has left, which is no failure of ours. */
    private boolean pass(HttpServletResponse response) {
        try {
            response.getOutputStream().write(buffer, 0, ready);
            return true;
        } catch (IOException callerLeft) {
            return false;
        }
    }

    private static boolean flush(HttpServletResponse response) {
        try {
            response.flushBuffer();
            return true;
        } catch (IOException callerLeft) {
            return false;
        }
    }

    private boolean isLive() {
        var type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase(MediaType.TEXT_EVENT_STREAM_VALUE);
    }
}
