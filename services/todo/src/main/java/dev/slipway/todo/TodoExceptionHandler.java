package dev.slipway.todo;

import dev.slipway.defaults.Problems;
import dev.slipway.defaults.VersionException;
import org.springframework.core.annotation.Order;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Comes before what all services say, since 412 says more here than their 409. */
@RestControllerAdvice
@Order(0)
class TodoExceptionHandler {

    @ExceptionHandler
    ProblemDetail on(TodoException problem) {
        return switch (problem) {
            case TodoException.NotFound it -> Problems.of(HttpStatus.NOT_FOUND, "not-found", it.sentence());
            case TodoException.NotOnTheList it -> Problems.of(HttpStatus.BAD_REQUEST, "not-on-the-list", it.sentence());
        };
    }

    /** Two changes that both read the version before the other wrote: the second is as outdated as any. */
    @ExceptionHandler
    ProblemDetail on(OptimisticLockingFailureException overtaken) {
        return Problems.of(new VersionException.Outdated());
    }
}
