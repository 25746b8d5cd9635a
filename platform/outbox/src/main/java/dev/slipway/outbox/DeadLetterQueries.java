package dev.slipway.outbox;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody who looks into dead letters sees. */
class DeadLetterQueries {

    private static final String COLUMNS =
            "id, consumer, topic, partition, record_offset, event_id, key, type, reason, trace_id, parked_at, state, ended_at";

    private final JdbcClient database;

    DeadLetterQueries(JdbcClient database) {
        this.database = database;
    }

    /** Newest first, below {@code before}. */
    List<DeadLetter> page(long before, int size) {
        return database.sql("select " + COLUMNS + " from dead_letter where id < ? order by id desc limit ?")
                .params(before, size)
                .query(DeadLetterQueries::read)
                .list();
    }

    Optional<DeadLetter> find(long id) {
        return database.sql("select " + COLUMNS + " from dead_letter where id = ?")
                .param(id)
                .query(DeadLetterQueries::read)
                .optional();
    }

    DeadLetter.Content content(long id) {
        return database.sql("select headers, payload from dead_letter where id = ?")
                .param(id)
                .query((row, _) -> content(MessageHeaders.parse(row.getString(1)), row.getBytes(2)))
                .single();
    }

    private static DeadLetter read(ResultSet row, int number) throws SQLException {
        var ended = row.getTimestamp("ended_at");
        return new DeadLetter(
                row.getLong("id"),
                row.getString("consumer"),
                row.getString("topic"),
                row.getObject("partition", Integer.class),
                row.getObject("record_offset", Long.class),
                row.getObject("event_id", UUID.class),
                row.getString("key"),
                row.getString("type"),
                row.getString("reason"),
                row.getString("trace_id"),
                row.getTimestamp("parked_at").toInstant(),
                row.getString("state"),
                ended == null ? null : ended.toInstant());
    }

    private static DeadLetter.Content content(MessageHeaders headers, byte @Nullable [] payload) {
        var shown = headers.shown();
        if (payload == null) {
            return new DeadLetter.Content(shown, null, null);
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
            return new DeadLetter.Content(shown, text, null);
        } catch (CharacterCodingException binary) {
            return new DeadLetter.Content(shown, null, Base64.getEncoder().encodeToString(payload));
        }
    }
}
