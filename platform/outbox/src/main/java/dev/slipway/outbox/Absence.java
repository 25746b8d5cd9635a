package dev.slipway.outbox;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a database or broker that is away from an effect that fails: only the latter counts as an attempt. */
final class Absence {

    /**
     * Connection, resources, operator's intervention (shutdown, start-up), system error. A statement that took too long
     * (57014) is none of these; an error without a state is the pool's or the driver's own.
     */
    private static final List<String> STATES = List.of("08", "53", "57P", "58");

    private Absence() {}

    static boolean explains(@Nullable Throwable failure) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause)
                .limit(20)
                .anyMatch(Absence::is);
    }

    private static boolean is(Throwable failure) {
        return switch (failure) {
            case CannotCreateTransactionException _,
                    SQLTransientConnectionException _,
                    IOException _,
                    RetriableException _ -> true;
            case SQLException sql ->
                sql.getSQLState() == null || STATES.stream().anyMatch(sql.getSQLState()::startsWith);
            default -> false;
        };
    }
}
