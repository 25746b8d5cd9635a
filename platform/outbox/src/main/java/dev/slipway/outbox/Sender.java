package dev.slipway.outbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The broker as the relay sees it: rows go out in the order given, and each gets an answer. */
interface Sender extends AutoCloseable {

    /** One answer for each row, in the same order, within the time that a relay's transaction may last. */
    List<Answer> send(List<Row> rows);

    @Override
    void close();

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Row(
            long id, int part, String topic, @Nullable String key, byte @Nullable [] payload, MessageHeaders headers) {}

    sealed interface Answer {

        record Acknowledged(int partition, long offset) implements Answer {}

        /** It will never be taken. */
        record Refused(String reason) implements Answer {}

        /** It may be taken later. */
        record Failed(String reason) implements Answer {}
    }
}
