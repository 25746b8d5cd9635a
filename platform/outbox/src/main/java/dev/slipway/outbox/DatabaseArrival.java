package dev.slipway.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A service may start before its database, and before its role or database was made: it waits, and says so. */
final class DatabaseArrival {

    private static final Logger log = LoggerFactory.getLogger(DatabaseArrival.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private DatabaseArrival() {}

    static void await(DataSource database) {
        var said = Instant.EPOCH;
        while (true) {
            try (Connection connection = database.getConnection()) {
                connection.isValid(1);
                return;
            } catch (SQLException | FlywayException away) {
                if (said.isBefore(Instant.now().minusSeconds(10))) {
                    said = Instant.now();
                    log.warn("Waiting for the database: {}", reason(away));
                }
                pause(away);
            }
        }
    }

    private static @Nullable String reason(Throwable away) {
        return Stream.iterate(away, each -> each != null, Throwable::getCause)
                .reduce((outer, inner) -> inner)
                .map(Throwable::getMessage)
                .orElse(away.getMessage());
    }

    private static void pause(Exception away) {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for the database", away);
        }
    }
}
