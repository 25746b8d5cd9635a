package dev.slipway.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcTrails implements Trails {

    private final JdbcClient database;

    JdbcTrails(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Trail of(String key) {
        var sent =
                database.sql("select * from outbox where key = ? order by id").param(key);
        var received = database.sql("select * from inbox where key = ? order by handled_at")
                .param(key);
        var parked = database.sql("select * from dead_letter where key = ? order by id")
                .param(key);
        return new Trail(
                sent.query((row, _) -> sent(row)).list().stream()
                        .filter(each -> !each.topic().endsWith(".dlt"))
                        .toList(),
                received.query((row, _) -> received(row)).list(),
                parked.query((row, _) -> parked(row)).list());
    }

    private static Trail.Sent sent(ResultSet row) throws SQLException {
        return new Trail.Sent(
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getLong("version"),
                row.getString("topic"),
                row.getObject("sent_partition", Integer.class),
                row.getObject("sent_offset", Long.class),
                row.getString("transaction"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "sent_at"),
                row.getString("traceparent"));
    }

    private static Trail.Received received(ResultSet row) throws SQLException {
        return new Trail.Received(
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getLong("version"),
                row.getString("consumer"),
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("record_offset"),
                row.getInt("attempt"),
                row.getLong("repeats"),
                row.getString("transaction"),
                row.getTimestamp("handled_at").toInstant(),
                row.getString("traceparent"));
    }

    private static Trail.Parked parked(ResultSet row) throws SQLException {
        return new Trail.Parked(
                row.getLong("id"),
                row.getString("consumer"),
                row.getString("topic"),
                row.getObject("partition", Integer.class),
                row.getObject("record_offset", Long.class),
                row.getString("reason"),
                row.getTimestamp("parked_at").toInstant(),
                row.getString("state"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
