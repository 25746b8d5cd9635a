package dev.slipway.defaults;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Two who changed the same at once, in services that have a database. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class ConflictAdvice {

    @ExceptionHandler
    ProblemDetail onConflict(OptimisticLockingFailureException lost) {
        return Problems.concurrentChange();
    }
}
