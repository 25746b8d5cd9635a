package dev.slipway.outbox;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A parked message as the list shows it. Consumer {@code relay}: it could not be sent; all others: it could not be read. */
record DeadLetter(
        long id,
        String consumer,
        String topic,
        @Nullable Integer partition,
        @Nullable Long offset,
        @Nullable UUID event,
        @Nullable String key,
        @Nullable String type,
        String reason,
        @Nullable String traceId,
        Instant parkedAt,
        String state,
        @Nullable Instant endedAt) {

    /** The message itself, for the one who looks into it. */
    record Content(
            Map<String, Object> headers,
            @Nullable String text,
            @Nullable String base64) {}
}
