package dev.slipway.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps what cannot be read or sent, and lets somebody try again or give up. */
class DeadLetters {

    static final String RELAY = "relay";

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private final JdbcClient database;
    private final TransactionOperations transaction;
    private final OutboxTable outbox;
    private final CurrentTrace trace;

    DeadLetters(JdbcClient database, TransactionOperations transaction, OutboxTable outbox, CurrentTrace trace) {
        this.database = database;
        this.transaction = transaction;
        this.outbox = outbox;
        this.trace = trace;
    }

    static String topicOf(String topic, String consumer) {
        return "%s.%s.dlt".formatted(topic, consumer);
    }

    /** The row here and the record on the dead-letter topic are one commit; a repeat of the same record changes nothing. */
    void park(Delivery delivery, String reason) {
        var why = Texts.reason(reason);
        transaction.executeWithoutResult(_ -> {
            if (insert(delivery, why)) {
                log.warn("Parked {}-{} offset {}: {}", delivery.topic(), delivery.partition(), delivery.offset(), why);
                copyToTopic(delivery, why);
            }
        });
    }

    private boolean insert(Delivery delivery, String reason) {
        var headers = delivery.headers();
        return database.sql("""
                                insert into dead_letter (consumer, topic, partition, record_offset, event_id, key, type, payload, headers, reason, trace_id)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                                on conflict (consumer, topic, partition, record_offset) do nothing
                                """)
                        .param(delivery.consumer())
                        .param(delivery.topic())
                        .param(delivery.partition())
                        .param(delivery.offset())
                        .param(delivery.eventId())
                        .param(Texts.storable(delivery.key()))
                        .param(headers.text(MessageHeaders.EVENT_TYPE).orElse(null))
                        .param(delivery.value())
                        .param(headers.json())
                        .param(reason)
                        .param(trace.id(headers.text(MessageHeaders.TRACEPARENT).orElse(null)))
                        .update()
                == 1;
    }

    private void copyToTopic(Delivery delivery, String reason) {
        var origin = new LinkedHashMap<String, String>();
        origin.put("dead-letter-reason", reason);
        origin.put("dead-letter-consumer", delivery.consumer());
        origin.put("dead-letter-topic", delivery.topic());
        origin.put("dead-letter-partition", Integer.toString(delivery.partition()));
        origin.put("dead-letter-offset", Long.toString(delivery.offset()));
        send(
                delivery.eventId(),
                topicOf(delivery.topic(), delivery.consumer()),
                delivery.key(),
                delivery.value(),
                delivery.headers().with(origin));
    }

    private void send(
            UUID event, String topic, @Nullable String key, byte @Nullable [] payload, MessageHeaders headers) {
        var about = new OutboxTable.About(
                event,
                headers.text(MessageHeaders.EVENT_TYPE).orElse("unknown"),
                headers.text(MessageHeaders.AGGREGATE_VERSION)
                        .filter(text -> text.matches("[0-9]{1,18}"))
                        .map(Long::valueOf)
                        .orElse(0L),
                headers.text(MessageHeaders.TRACEPARENT).orElse(null));
        outbox.insert(about, topic, key, payload, headers);
    }

    /** Sends it once more, under the id that it had or that its place gives it: whoever has had its effect only counts. */
    Outcome replay(long id, String by) {
        return end(id, "replayed", by, letter -> {
            if (letter.outboxId() == null) {
                sendAgain(letter);
            } else {
                restart(letter, "update outbox set state = 'unsent', parked_reason = null where id = ?");
            }
        });
    }

    Outcome discard(long id, String by) {
        return end(id, "discarded", by, letter -> {
            if (letter.outboxId() != null) {
                restart(letter, "update outbox set state = 'discarded' where id = ?");
            }
        });
    }

    enum Outcome {
        DONE,
        /** It was so before: asking twice is no error. */
        DONE_BEFORE,
        ENDED_OTHERWISE,
        MISSING
    }

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Letter(
            @Nullable Long outboxId,
            UUID event,
            String topic,
            @Nullable String key,
            byte @Nullable [] payload,
            MessageHeaders headers) {}

    private Outcome end(long id, String state, String by, Consumer<Letter> act) {
        var outcome = Objects.requireNonNull(transaction.execute(_ -> {
            var letter = database.sql("""
                            update dead_letter set state = ?, ended_by = ?, ended_at = clock_timestamp()
                            where id = ? and state = 'parked'
                            returning outbox_id, event_id, topic, key, payload, headers
                            """)
                    .params(state, by, id)
                    .query(DeadLetters::letter)
                    .optional();
            letter.ifPresent(act);
            return letter.isPresent() ? Outcome.DONE : before(id, state);
        }));
        if (outcome == Outcome.DONE) {
            log.info("Dead letter {} was {} by {}", id, state, by);
        }
        return outcome;
    }

    private Outcome before(long id, String state) {
        return database.sql("select state from dead_letter where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .map(ended -> ended.equals(state) ? Outcome.DONE_BEFORE : Outcome.ENDED_OTHERWISE)
                .orElse(Outcome.MISSING);
    }

    private void sendAgain(Letter letter) {
        var headers = letter.headers()
                        .text(MessageHeaders.EVENT_ID)
                        .filter(EventReader::isUuid)
                        .isPresent()
                ? letter.headers()
                : letter.headers()
                        .with(Map.of(MessageHeaders.EVENT_ID, letter.event().toString()));
        send(letter.event(), letter.topic(), letter.key(), letter.payload(), headers);
    }

    /** Under the part's lock, so that no relay holds a row back that nobody would release. */
    private void restart(Letter letter, String change) {
        var part = OutboxTable.partOf(letter.key());
        database.sql("select pg_advisory_xact_lock(?, ?)")
                .params(Batch.LOCKS, part)
                .query((_, _) -> part)
                .list();
        database.sql(change).param(letter.outboxId()).update();
        database.sql("""
                        update outbox set state = 'unsent' where topic = ? and key = ? and state = 'held'
                        and not exists (select from outbox p where p.topic = outbox.topic and p.key = outbox.key and p.state = 'parked')
                        """).param(letter.topic()).param(letter.key()).update();
        outbox.wakeAfterCommit(part);
    }

    private static Letter letter(ResultSet row, int number) throws SQLException {
        return new Letter(
                row.getObject("outbox_id", Long.class),
                row.getObject("event_id", UUID.class),
                row.getString("topic"),
                row.getString("key"),
                row.getBytes("payload"),
                MessageHeaders.parse(row.getString("headers")));
    }
}
