package dev.slipway.defaults;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes problems where MVC does not reach: for the filters that guard it. Who was refused although they showed who they are, or with a
 * token that is none, stands in the log; strangers without one do not, since every expired session asks once more.
 */
final class ProblemWriter implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemWriter.class);

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /** What is wrong with a token is not told, only that it is; a token that could not be checked is not a wrong one. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failed)
            throws IOException {
        if (failed instanceof AuthenticationServiceException) {
            response.setHeader("Retry-After", "2");
            write(
                    request,
                    response,
                    Problems.unavailable("Tokens cannot be checked at present. Try again in a moment."));
            return;
        }
        if (failed instanceof OAuth2AuthenticationException wrong) {
            log.info("Refused a token for {} {}: {}", request.getMethod(), request.getRequestURI(), wrong.getMessage());
            response.setHeader(
                    "WWW-Authenticate", "Bearer error=\"" + wrong.getError().getErrorCode() + "\"");
        } else {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        write(request, response, Problems.of(HttpStatus.UNAUTHORIZED));
    }

    /** The same answer with another way in. */
    AuthenticationEntryPoint challenging(String scheme) {
        return (request, response, failed) -> {
            response.setHeader("WWW-Authenticate", scheme + " realm=\"slipway\"");
            write(request, response, Problems.of(HttpStatus.UNAUTHORIZED));
        };
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        log.info("{} may not {} {}", request.getRemoteUser(), request.getMethod(), request.getRequestURI());
        write(request, response, Problems.of(HttpStatus.FORBIDDEN));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
            throws IOException {
        write(request, response, Problems.of(HttpStatus.BAD_REQUEST));
    }

    private void write(HttpServletRequest request, HttpServletResponse response, ProblemDetail problem)
            throws IOException {
        write(request, response, request.getRequestURI(), problem);
    }

    void write(HttpServletRequest request, HttpServletResponse response, String asked, ProblemDetail problem)
            throws IOException {
        problem.setInstance(path(asked));
        problem.setProperty("traceId", TraceId.of(request));
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }

    /** What was asked for, or nothing when that is no address. */
    private static @Nullable URI path(String asked) {
        try {
            return URI.create(asked);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
