package dev.slipway.auth.user;

import dev.slipway.defaults.Problems;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice(assignableTypes = {ProfileController.class, UserController.class})
@Order(0)
class UserExceptionHandler {

    @ExceptionHandler
    ProblemDetail on(UserException.Missing missing) {
        return Problems.of(HttpStatus.NOT_FOUND, "user-not-found", String.valueOf(missing.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail on(UserException.OwnAccess refused) {
        return Problems.of(HttpStatus.CONFLICT, "own-access", String.valueOf(refused.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail on(UserException.LastAdmin refused) {
        return Problems.of(HttpStatus.CONFLICT, "last-admin", String.valueOf(refused.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail on(UserException.VersionMissing missing) {
        return Problems.of(HttpStatus.PRECONDITION_REQUIRED, "if-match-missing", String.valueOf(missing.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail on(UserException.VersionMalformed malformed) {
        return Problems.of(HttpStatus.BAD_REQUEST, "if-match-malformed", String.valueOf(malformed.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail on(UserException.VersionOutdated outdated) {
        return Problems.of(HttpStatus.PRECONDITION_FAILED, "version-outdated", String.valueOf(outdated.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail on(UserException.UnusableEmail unusable) {
        var problem = Problems.of(HttpStatus.BAD_REQUEST, "invalid", "Some values are missing or wrong; see errors.");
        problem.setProperty(
                "errors", List.of(Map.of("field", "email", "message", String.valueOf(unusable.getMessage()))));
        return problem;
    }
}
