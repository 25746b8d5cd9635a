package dev.slipway.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The one query of an idle relay: which parts have something to send; the same answer feeds the gauges. */
class Backlog {

    /** Counts up to 10 000 a part: enough to raise an alarm, cheap while a broker is away for days. */
    static final String SURVEY = """
            select p, unsent, oldest from generate_series(0, 7) p cross join lateral (
                select count(*) as unsent, min(created_at) as oldest from (
                    select created_at from outbox where part = p and state = 'unsent' order by id limit 10000) waiting) part
            where unsent > 0
            """;

    private volatile long unsent;
    private volatile @Nullable Instant oldest;

    int survey(Connection connection) throws SQLException {
        var parts = 0;
        var count = 0L;
        Instant first = null;
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(SURVEY)) {
            while (found.next()) {
                parts |= 1 << found.getInt(1);
                count += found.getLong(2);
                var created = found.getTimestamp(3).toInstant();
                first = first == null || created.isBefore(first) ? created : first;
            }
        }
        unsent = count;
        oldest = first;
        return parts;
    }

    double unsent() {
        return unsent;
    }

    double ageOfOldest() {
        var since = oldest;
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, Instant.now()).toMillis()) / 1000.0;
    }
}
