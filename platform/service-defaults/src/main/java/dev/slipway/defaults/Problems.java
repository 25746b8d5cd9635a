package dev.slipway.defaults;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Makes the one shape of error that leaves a service (RFC 9457). The trace id is added on the way out. */
public final class Problems {

    private static final String TYPE = "urn:slipway:problem:";

    private Problems() {}

    /** A problem named in kebab-case, and a sentence that helps whoever reads it. */
    public static ProblemDetail of(HttpStatus status, String name, String detail) {
        return of((HttpStatusCode) status, name, detail);
    }

    /** A change refused for its version, in the words that every service has for it. */
    public static ProblemDetail of(VersionException refused) {
        return of(refused, String.valueOf(refused.getMessage()));
    }

    /** The same in words of a service's own. */
    public static ProblemDetail of(VersionException refused, String detail) {
        return switch (refused) {
            case VersionException.Missing _ -> of(HttpStatus.PRECONDITION_REQUIRED, "if-match-missing", detail);
            case VersionException.Malformed _ -> of(HttpStatus.BAD_REQUEST, "if-match-malformed", detail);
            case VersionException.Outdated _ -> of(HttpStatus.PRECONDITION_FAILED, "version-outdated", detail);
        };
    }

    static ProblemDetail of(HttpStatusCode status, String name, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPE + name));
        return problem;
    }

    /** For errors of which nothing is known but their status. */
    static ProblemDetail of(HttpStatusCode status) {
        var known = HttpStatus.resolve(status.value());
        var name = known == null
                ? "status-" + status.value()
                : known.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
        return of(
                status,
                status.value() == 500 ? "unexpected" : name,
                switch (status.value()) {
                    case 400 -> "The request is malformed.";
                    case 401 -> "Send a valid access token.";
                    case 403 -> "You may not do this.";
                    case 404 -> "There is nothing at this address.";
                    case 405 -> "This address does not take this method.";
                    case 406 -> "No accepted representation exists; ask for application/json.";
                    case 408 -> "The request did not arrive in time. Send it again.";
                    case 413 -> "The request is larger than this service takes.";
                    case 414 -> "The address is longer than this service takes.";
                    case 415 -> "Send application/json.";
                    case 431 -> "The headers are larger, or more, than this service takes.";
                    case 503 -> "A part of the system is away. Try again in a moment.";
                    default ->
                        status.is5xxServerError()
                                ? "Something went wrong here. Quote the trace id when you report it."
                                : "The request cannot be answered.";
                });
    }

    static ProblemDetail unavailable(String detail) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", detail);
    }

    static ProblemDetail concurrentChange() {
        return of(
                HttpStatus.CONFLICT,
                "concurrent-change",
                "Somebody else changed this just now. Read it again, then repeat.");
    }
}
