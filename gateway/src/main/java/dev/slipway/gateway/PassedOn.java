package dev.slipway.gateway;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
    private final HttpHeaders headers = new HttpHeaders();

    PassedOn(HttpUriRequestBase request, ClassicHttpResponse answer) {
        this.request = request;
        this.answer = answer;
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
        try (answer) {
            response.setStatus(answer.getCode());
            headers.forEach((name, values) -> write(response, name, values));
            var body = answer.getEntity();
            if (body != null) {
                copy(body.getContent(), incoming, response);
            }
        } finally {
            request.cancel();
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

    private void copy(InputStream from, HttpServletRequest incoming, HttpServletResponse response) throws IOException {
        var live = MediaType.TEXT_EVENT_STREAM_VALUE.equals(type());
        var buffer = new byte[8192];
        int read;
        while ((read = read(from, buffer, incoming, response)) >= 0) {
            if (!pass(buffer, read, live, response.getOutputStream())) {
                request.cancel();
                return;
            }
        }
    }

    /** Half an answer must not look like a whole one: once bytes are out, the failure has to break the caller's connection. */
    private static int read(InputStream from, byte[] buffer, HttpServletRequest incoming, HttpServletResponse response)
            throws IOException {
        try {
            return from.read(buffer);
        } catch (IOException failure) {
            if (response.isCommitted()) {
                throw failure;
            }
            response.reset();
            Problem.of(HttpStatus.BAD_GATEWAY, "The service behind this address broke off in the middle of its answer.")
                    .write(incoming, response);
            return -1;
        }
    }

    private static boolean pass(byte[] buffer, int length, boolean live, OutputStream to) {
        try {
            to.write(buffer, 0, length);
            if (live) {
                to.flush();
            }
            return true;
        } catch (IOException callerLeft) {
            return false;
        }
    }

    private @Nullable String type() {
        var type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        return type == null ? null : type.split(";", 2)[0].strip();
    }
}
