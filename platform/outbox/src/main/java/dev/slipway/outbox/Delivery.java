package dev.slipway.outbox;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A record as it came, in words that fit any broker. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Delivery(
        String consumer,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        byte @Nullable [] value,
        MessageHeaders headers) {

    static Delivery of(ConsumerRecord<String, byte[]> record, String consumer) {
        var headers = new LinkedHashMap<String, byte[]>();
        record.headers().forEach(each -> headers.put(each.key(), each.value() == null ? new byte[0] : each.value()));
        return new Delivery(
                consumer,
                record.topic(),
                record.partition(),
                record.offset(),
                record.key(),
                record.value(),
                new MessageHeaders(headers));
    }

    /** The event's own id, or one that every reader of this very record would give it. */
    UUID eventId() {
        return headers.text(MessageHeaders.EVENT_ID)
                .filter(EventReader::isUuid)
                .map(UUID::fromString)
                .orElseGet(() -> idOf(topic, partition, offset));
    }

    static UUID idOf(String topic, int partition, long offset) {
        return UUID.nameUUIDFromBytes(
                "%s/%d/%d".formatted(topic, partition, offset).getBytes(StandardCharsets.UTF_8));
    }
}
