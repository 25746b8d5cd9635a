package dev.slipway.defaults;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestClientException;

/** Tells "not now" and "somebody else was first" from "broken": the first deserves a 503 and another try. */
final class Outage {

    /** Connection lost, no room, server going or coming, and the ends that deadlines and deadlocks bring. */
    private static final List<String> PASSING = List.of("08", "53", "57", "40001", "40P01", "55P03");

    private static final String UNIQUE_VIOLATION = "23505";

    private Outage() {}

    /** Two inserted the same at once. JDBC says so by the exception's type, Hibernate by its cause alone. */
    static boolean isDuplicate(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState()));
    }

    static Optional<String> in(Throwable failure) {
        return causes(failure)
                .map(cause -> switch (cause) {
                    case CrowdedException crowded -> String.valueOf(crowded.getMessage());
                    case SQLTransientConnectionException _ ->
                        "The database cannot be reached at present. Try again in a moment.";
                    case SQLException sql
                    when passes(sql) -> "The database did not answer in time. Try again in a moment.";
                    case RestClientException neighbour
                    when isAway(neighbour) ->
                        "A service that is needed for this did not answer. Try again in a moment.";
                    default -> "";
                })
                .filter(sentence -> !sentence.isEmpty())
                .findFirst();
    }

    /** It did not answer, stopped in the middle of its answer, or says itself that something behind it is away. */
    private static boolean isAway(RestClientException neighbour) {
        return neighbour instanceof HttpServerErrorException answer
                ? List.of(502, 503, 504).contains(answer.getStatusCode().value())
                : causes(neighbour).anyMatch(IOException.class::isInstance);
    }

    /** The driver always gives a state; the pool gives none when it finds a connection closed, a failed rollback's last word. */
    private static boolean passes(SQLException failure) {
        var state = failure.getSQLState();
        return state == null || PASSING.stream().anyMatch(state::startsWith);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
