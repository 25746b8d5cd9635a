package dev.slipway.order.idempotency;

import dev.slipway.defaults.Problems;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
class KeyProblems {

    @ExceptionHandler
    ProblemDetail on(KeyReusedException reused) {
        return Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused", said(reused));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(KeyInFlightException inFlight) {
        var problem = Problems.of(HttpStatus.CONFLICT, "request-in-flight", said(inFlight));
        return ResponseEntity.of(problem).header(HttpHeaders.RETRY_AFTER, "1").build();
    }

    private static String said(RuntimeException it) {
        return Objects.requireNonNull(it.getMessage());
    }
}
