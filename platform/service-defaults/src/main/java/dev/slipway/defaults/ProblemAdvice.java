package dev.slipway.defaults;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;

/** Answers what every service answers alike. It comes last, so that a service's own words win. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    /** One thing that is wrong, and where. */
    record Flaw(String field, String message) {}

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var flaws = invalid.getBindingResult().getAllErrors().stream()
                .map(error -> new Flaw(error instanceof FieldError field ? field.getField() : "", sentence(error)));
        return answer(invalid, invalid(flaws), headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var flaws = invalid.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new Flaw(
                                error instanceof FieldError field
                                        ? field.getField()
                                        : String.valueOf(
                                                result.getMethodParameter().getParameterName()),
                                sentence(error))));
        return answer(invalid, invalid(flaws), headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var problem = switch (unreadable.getCause()) {
            case StreamConstraintsException _ -> Problems.of(HttpStatus.CONTENT_TOO_LARGE);
            case JacksonException mismatch
            when isAboutAValue(mismatch) ->
                invalid(Stream.of(new Flaw(field(mismatch.getPath()), whatIsWrong(mismatch))));
            case null, default ->
                Problems.of(
                        HttpStatus.BAD_REQUEST,
                        "unreadable-body",
                        "The body is missing or is not the JSON that is expected.");
        };
        return answer(unreadable, problem, headers, request);
    }

    /** Spring's own sentence repeats whatever was sent. */
    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var flaw = new Flaw(String.valueOf(mismatch.getPropertyName()), ExpectedForm.of(mismatch.getRequiredType()));
        var problem = invalid(Stream.of(flaw));
        problem.setDetail("%s %s.".formatted(flaw.field(), flaw.message()));
        return answer(mismatch, problem, headers, request);
    }

    /** Security's own words belong to its filters, which know how to challenge. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void leaveToSecurity(RuntimeException refused) {
        throw refused;
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> onBadCursor(BadCursorException bad, WebRequest request) {
        return answer(
                bad, Problems.of(HttpStatus.BAD_REQUEST, "bad-cursor", String.valueOf(bad.getMessage())), request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> onVersion(VersionException refused, WebRequest request) {
        return answer(refused, Problems.of(refused), request);
    }

    @ExceptionHandler({RequestRejectedException.class, InvalidParameterException.class})
    @Nullable
    ResponseEntity<Object> onUnfitParameter(RuntimeException unfit, WebRequest request) {
        return answer(
                unfit,
                Problems.of(
                        HttpStatus.BAD_REQUEST,
                        "bad-request",
                        "A parameter or header holds characters that are not allowed."),
                request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> onAnythingElse(Exception failure, WebRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return null;
        }
        var problem = Outage.in(failure)
                .map(Problems::unavailable)
                .orElseGet(() -> Outage.isDuplicate(failure)
                        ? Problems.concurrentChange()
                        : Problems.of(HttpStatus.INTERNAL_SERVER_ERROR));
        return answer(failure, problem, request);
    }

    /** All ways out pass here: what we failed at is logged, what the caller got wrong is not. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var answered = new HttpHeaders(headers);
        if (status.value() == 503) {
            answered.set(HttpHeaders.RETRY_AFTER, "2");
            log.warn("Not now, trace {}: {}", traceId(request), failure.toString());
        } else if (status.is5xxServerError()) {
            log.error("Unexpected failure, trace {}", traceId(request), failure);
        }
        return super.handleExceptionInternal(failure, body, answered, status, request);
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var plain = Problems.of(status);
        var problem = body instanceof ProblemDetail detail ? detail : plain;
        if (problem.getType() == null || problem.getType().toString().equals("about:blank")) {
            problem.setType(plain.getType());
            if (status.is5xxServerError() || status.value() == 404 || problem.getDetail() == null) {
                problem.setDetail(plain.getDetail()); // Spring's own sentence names files, classes or nothing
            }
        }
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private @Nullable ResponseEntity<Object> answer(Exception failure, ProblemDetail problem, WebRequest request) {
        return answer(failure, problem, new HttpHeaders(), request);
    }

    private @Nullable ResponseEntity<Object> answer(
            Exception failure, ProblemDetail problem, HttpHeaders headers, WebRequest request) {
        return handleExceptionInternal(failure, problem, headers, HttpStatusCode.valueOf(problem.getStatus()), request);
    }

    private static String traceId(WebRequest request) {
        return request instanceof ServletWebRequest servlet ? TraceId.of(servlet.getRequest()) : "";
    }

    private static ProblemDetail invalid(Stream<Flaw> flaws) {
        var problem = Problems.of(HttpStatus.BAD_REQUEST, "invalid", "Some values are missing or wrong; see errors.");
        problem.setProperty("errors", flaws.toList());
        return problem;
    }

    /** Of a value that could not even be converted, Spring's own sentence names classes. */
    private static String sentence(MessageSourceResolvable error) {
        return error instanceof FieldError field && field.isBindingFailure()
                ? ExpectedForm.NOT_OF_THE_KIND
                : String.valueOf(error.getDefaultMessage());
    }

    /** A number out of range counts as one, though the parser finds it. */
    private static boolean isAboutAValue(JacksonException mismatch) {
        return (mismatch instanceof DatabindException || mismatch instanceof InputCoercionException)
                && !mismatch.getPath().isEmpty();
    }

    private static String whatIsWrong(JacksonException mismatch) {
        return switch (mismatch) {
            case InvalidFormatException unfit
            when unfit.getTargetType() == String.class -> "holds characters that cannot be stored";
            case InvalidFormatException unfit
            when unfit.getTargetType() != null && unfit.getTargetType().isEnum() -> ExpectedForm.UNKNOWN_VALUE;
            default -> ExpectedForm.NOT_OF_THE_KIND;
        };
    }

    private static String field(List<JacksonException.Reference> path) {
        return path.stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
