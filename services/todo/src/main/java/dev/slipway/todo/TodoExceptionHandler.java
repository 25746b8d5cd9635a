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
            case TodoException.TooManyTags it -> Problems.of(HttpStatus.BAD_REQUEST, "too-many-tags", it.sentence());
            case TodoException.NoneChanged it -> of(it);
        };
    }

    private static ProblemDetail of(TodoException.NoneChanged refused) {
        var problem = switch (refused.why()) {
            case MISSING -> Problems.of(HttpStatus.NOT_FOUND, "not-found", refused.sentence());
            case OUTDATED -> Problems.of(HttpStatus.PRECONDITION_FAILED, "version-outdated", refused.sentence());
        };
        problem.setProperty("errors", refused.flaws());
        return problem;
    }

    /** Two changes that both read the version before the other wrote: the second is as outdated as any. */
    @ExceptionHandler
    ProblemDetail on(OptimisticLockingFailureException overtaken) {
        return Problems.of(new VersionException.Outdated());
    }
}
