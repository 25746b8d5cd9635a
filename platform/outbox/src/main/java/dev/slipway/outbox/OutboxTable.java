package dev.slipway.outbox;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes rows for the relay, and wakes it when their transaction has committed. */
class OutboxTable {

    static final int PARTS = 8;

    private static final String INSERT = """
            insert into outbox (event_id, topic, key, part, type, version, payload, headers, traceparent)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
            """;

    private final JdbcClient database;
    private final Wake wake;

    OutboxTable(JdbcClient database, Wake wake) {
        this.database = database;
        this.wake = wake;
    }

    /** What a row says beside the record itself. */
    record About(
            UUID event, String type, long version, @Nullable String traceparent) {}

    void insert(About about, String topic, @Nullable String key, byte @Nullable [] payload, MessageHeaders headers) {
        var stored = Texts.storable(key);
        var part = partOf(stored);
        database.sql(INSERT)
                .param(about.event())
                .param(topic)
                .param(stored)
                .param(part)
                .param(Texts.storable(about.type()))
                .param(about.version())
                .param(payload)
                .param(headers.json())
                .param(Texts.storable(about.traceparent()))
                .update();
        wakeAfterCommit(part);
    }

    void wakeAfterCommit(int part) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake.part(part);
            }
        });
    }

    static int partOf(@Nullable String key) {
        return Math.floorMod(Objects.hashCode(key), PARTS);
    }
}
