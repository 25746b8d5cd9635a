package dev.slipway.auth.session;

import dev.slipway.defaults.BadCursorException;
import dev.slipway.defaults.Cursor;
import dev.slipway.defaults.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The same as the page of sessions, for the web app and for programs that carry a user's token. */
@Tag(name = "sessions")
@RestController
@RequestMapping("/api/auth/sessions")
class SessionController {

    private final SignIns signIns;

    SessionController(SignIns signIns) {
        this.signIns = signIns;
    }

    record SessionPage(
            List<SessionResponse> items, @Nullable String next) {}

    @GetMapping
    @Operation(
            operationId = "listSessions",
            summary = "A page of the caller's own sessions, the latest sign-in first",
            description = "`next` of the answer is the next page's `after`.")
    SessionPage page(
            @AuthenticationPrincipal Jwt caller,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        var found = signIns.before(position(after), id(caller), signIns.sessionOf(caller.getTokenValue()), size + 1);
        var shown = found.subList(0, Math.min(size, found.size()));
        return new SessionPage(shown, found.size() > size ? cursor(shown.getLast()) : null);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "endSession",
            summary = "End one of the caller's own sessions",
            description = "Refresh tokens that were given in it end at once; access tokens end by themselves, within"
                    + " minutes.")
    void end(@AuthenticationPrincipal Jwt caller, @PathVariable UUID id) {
        if (!signIns.end(id(caller), id)) {
            throw new ErrorResponseException(
                    HttpStatus.NOT_FOUND,
                    Problems.of(HttpStatus.NOT_FOUND, "session-not-found", "You have no such session; it may be over."),
                    null);
        }
    }

    private static SignIns.Position position(@Nullable String after) {
        if (after == null) {
            return SignIns.Position.FIRST;
        }
        var cursor = Cursor.parse(after, 2);
        try {
            return new SignIns.Position(Instant.parse(cursor.part(0)), UUID.fromString(cursor.part(1)));
        } catch (DateTimeException | IllegalArgumentException foreign) {
            throw new BadCursorException();
        }
    }

    private static String cursor(SessionResponse last) {
        return Cursor.of(last.signedInAt(), last.id()).text();
    }

    private static UUID id(Jwt caller) {
        return UUID.fromString(caller.getSubject());
    }
}
