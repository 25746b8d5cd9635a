package dev.slipway.auth.user;

import dev.slipway.defaults.Problems;
import dev.slipway.defaults.VersionException;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice(assignableTypes = {ProfileController.class, UserController.class})
@Order(0)
class UserExceptionHandler {

    private final MessageSource messages;

    UserExceptionHandler(MessageSource messages) {
        this.messages = messages;
    }

    @ExceptionHandler
    ProblemDetail on(UserException.Missing missing, Locale language) {
        return Problems.of(HttpStatus.NOT_FOUND, "user-not-found", sentence(missing, language));
    }

    @ExceptionHandler
    ProblemDetail on(UserException.OwnAccess refused, Locale language) {
        return Problems.of(HttpStatus.CONFLICT, "own-access", sentence(refused, language));
    }

    @ExceptionHandler
    ProblemDetail on(UserException.LastAdmin refused, Locale language) {
        return Problems.of(HttpStatus.CONFLICT, "last-admin", sentence(refused, language));
    }

    @ExceptionHandler
    ProblemDetail on(VersionException refused, Locale language) {
        var name = switch (refused) {
            case VersionException.Missing _ -> "version.missing";
            case VersionException.Malformed _ -> "version.malformed";
            case VersionException.Outdated _ -> "version.outdated";
        };
        return Problems.of(refused, messages.getMessage(name, null, language));
    }

    private String sentence(UserException refused, Locale language) {
        return messages.getMessage(refused.sentence(), null, language);
    }
}
