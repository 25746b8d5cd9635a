package dev.slipway.outbox;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
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

    /** As much of a payload as is shown: any event may be this large, and no page gets larger by poison. */
    static final int SHOWN_BYTES = 64 << 10;

    private static final String COLUMNS =
            "id, consumer, topic, partition, record_offset, event_id, key, type, reason, trace_id, parked_at, state, ended_at, ended_by";

    private static final String DETAIL = """
            select %s, headers, substring(payload from 1 for %d) as shown, octet_length(payload) as size,
                   (select count(*) from dead_letter again where again.event_id = letter.event_id
                    and again.consumer = letter.consumer and again.state = 'replayed') as replays
            from dead_letter letter where id = ?
            """.formatted(COLUMNS, SHOWN_BYTES);

    private final JdbcClient database;

    DeadLetterQueries(JdbcClient database) {
        this.database = database;
    }

    /** Newest first, below {@code before}: those that were discarded, or all others. */
    List<DeadLetter> page(boolean discarded, long before, int size) {
        return database.sql("select %s from dead_letter where state %s 'discarded' and id < ? order by id desc limit ?"
                        .formatted(COLUMNS, discarded ? "=" : "<>"))
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

    Optional<DeadLetterDetail> inspect(long id) {
        return database.sql(DETAIL)
                .param(id)
                .query((row, number) -> new DeadLetterDetail(read(row, number), content(row), row.getLong("replays")))
                .optional();
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
                ended == null ? null : ended.toInstant(),
                row.getString("ended_by"));
    }

    private static DeadLetter.Content content(ResultSet row) throws SQLException {
        var headers = MessageHeaders.parse(row.getString("headers")).shown();
        var shown = row.getBytes("shown");
        if (shown == null) {
            return new DeadLetter.Content(headers, null, null, 0, false);
        }
        var size = row.getInt("size");
        var truncated = size > shown.length;
        var text = text(shown, !truncated);
        var base64 = text == null ? Base64.getEncoder().encodeToString(shown) : null;
        return new DeadLetter.Content(headers, text, base64, size, truncated);
    }

    /** Nothing where the bytes are no text; the cut may have gone through a character, which is then left out. */
    private static @Nullable String text(byte[] bytes, boolean whole) {
        var characters = CharBuffer.allocate(bytes.length);
        var result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), characters, whole);
        return result.isError() ? null : characters.flip().toString();
    }
}
