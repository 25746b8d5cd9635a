package dev.slipway.outbox;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A parked message as the list shows it. Consumer {@code relay}: it could not be sent; all others: it could not be read.
 *
 * @param endedBy subject of the token of whoever replayed or discarded it
 */
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
        @Nullable Instant endedAt,
        @Nullable String endedBy) {

    /**
     * The message itself, as far as people read: a text where it is one, otherwise base64.
     *
     * @param size bytes of the whole payload
     * @param truncated whether more was stored than is shown
     */
    record Content(
            Map<String, Object> headers,
            @Nullable String text,
            @Nullable String base64,
            int size,
            boolean truncated) {}
}
