package dev.slipway.auth;

import dev.slipway.defaults.Problems;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** A page for people in their language, problem details for programs in English; neither says what went wrong inside. */
@Controller
@Order(Ordered.HIGHEST_PRECEDENCE) // before the resolver that writes problems for everybody
class ErrorPages implements ErrorController, HandlerExceptionResolver {

    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);

    private final MessageSource messages;

    ErrorPages(MessageSource messages) {
        this.messages = messages;
    }

    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView page(HttpServletRequest request, HttpServletResponse response) {
        return page(status(request), response);
    }

    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> problem(HttpServletRequest request, HttpServletResponse response) {
        var status = status(request);
        var sentence = messages.getMessage("problem.%d.text".formatted(worded(status)), null, Locale.ENGLISH);
        var problem = Problems.of(status, name(status), sentence);
        problem.setInstance(asked(request));
        suggestAnotherTry(status, response);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** What a page's controller could not handle. Who asked for no page, or at a program's address, is answered elsewhere. */
    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
            return null;
        }
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (accepted == null || !accepted.contains(MediaType.TEXT_HTML_VALUE) || isHandledBy(handler, failure)) {
            return null;
        }
        var status = status(failure);
        if (status == HttpStatus.INTERNAL_SERVER_ERROR) {
            log.error("Unexpected failure", failure);
        } else if (status.is5xxServerError()) {
            log.warn("Not now: {}", failure.toString());
        }
        if (failure instanceof ErrorResponse known) {
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        }
        return page(status, response);
    }

    private static boolean isHandledBy(@Nullable Object handler, Exception failure) {
        return handler instanceof HandlerMethod method
                && (method.getBeanType().isAnnotationPresent(RestController.class)
                        || new ExceptionHandlerMethodResolver(method.getBeanType()).resolveMethod(failure) != null);
    }

    private static ModelAndView page(HttpStatus status, HttpServletResponse response) {
        suggestAnotherTry(status, response);
        return new ModelAndView("problem", Map.of("code", worded(status)), status);
    }

    private static void suggestAnotherTry(HttpStatus status, HttpServletResponse response) {
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "2");
        }
    }

    /** Which status the words are of: {@code messages.properties} has some for what happens here, the rest shares them. */
    private static int worded(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED,
                    FORBIDDEN,
                    NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    CONFLICT,
                    TOO_MANY_REQUESTS,
                    SERVICE_UNAVAILABLE -> status.value();
            default -> status.is4xxClientError() ? 400 : 500;
        };
    }

    /** The same names as at every other service. */
    private static String name(HttpStatus status) {
        return switch (status) {
            case INTERNAL_SERVER_ERROR -> "unexpected";
            case SERVICE_UNAVAILABLE -> "unavailable";
            default -> status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
        };
    }

    private static HttpStatus status(Exception failure) {
        return switch (failure) {
            case ErrorResponse known -> known(known.getStatusCode().value());
            case RequestRejectedException _ -> HttpStatus.BAD_REQUEST;
            default -> Outage.isIn(failure) ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    private static HttpStatus status(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception failure) {
            return status(failure);
        }
        return known(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer given ? given : 404);
    }

    private static HttpStatus known(int code) {
        var status = HttpStatus.resolve(code);
        return status == null || !status.isError() ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static @Nullable URI asked(HttpServletRequest request) {
        try {
            var asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
            return URI.create(asked instanceof String uri ? uri : request.getRequestURI());
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }
}
