package dev.slipway.outbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What outbox, inbox and dead letters of this database know about one key: the raw material of a journey. */
public record Trail(List<Sent> sent, List<Received> received, List<Parked> deadLetters) {

    /** One outbox row; topic position and time are absent until the broker acknowledged it. */
    public record Sent(
            UUID event,
            String type,
            long version,
            String topic,
            @Nullable Integer partition,
            @Nullable Long offset,
            String transaction,
            Instant createdAt,
            @Nullable Instant sentAt,
            @Nullable String traceparent) {}

    /** One inbox row: the delivery that took effect, and how many repeats were ignored after it. */
    public record Received(
            UUID event,
            String type,
            long version,
            String consumer,
            String topic,
            int partition,
            long offset,
            int attempt,
            long repeats,
            String transaction,
            Instant handledAt,
            @Nullable String traceparent) {}

    /** One dead letter; what the relay could not send has no place on its topic. */
    public record Parked(
            long id,
            String consumer,
            String topic,
            @Nullable Integer partition,
            @Nullable Long offset,
            String reason,
            Instant parkedAt,
            String state) {}
}
