package dev.slipway.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** An RFC 9457 answer that needs nothing of the framework, so that filters before and around it can give it, too. Types are those of all services. */
public record Problem(HttpStatus status, String type, String detail, Duration retryAfter) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static Problem of(HttpStatus status, String detail) {
        var type = status == HttpStatus.SERVICE_UNAVAILABLE
                ? "unavailable"
                : status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
        var wait = status == HttpStatus.SERVICE_UNAVAILABLE ? Duration.ofSeconds(1) : Duration.ZERO;
        return new Problem(status, type, detail, wait);
    }

    /** The same, and from when on it is worth asking again. */
    public Problem retryAfter(Duration wait) {
        return new Problem(status, type, detail, wait);
    }

    public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "urn:slipway:problem:" + type);
        body.put("title", status.getReasonPhrase());
        body.put("status", status.value());
        body.put("detail", detail);
        body.put("instance", request.getRequestURI());
        var trace = MDC.get("traceId");
        if (trace != null) {
            body.put("traceId", trace);
        }
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (retryAfter.isPositive()) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER,
                    String.valueOf(retryAfter.plusMillis(999).toSeconds()));
        }
        if (status == HttpStatus.UNAUTHORIZED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        var bytes = JSON.writeValueAsBytes(body);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    public ServerResponse asResponse() {
        return ServerResponse.status(status).build((request, response) -> {
            write(request, response);
            return null;
        });
    }
}
