package dev.slipway.outbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a service does, for administrators.
 *
 * @param version of the jar that answered
 * @param consumers by name, one for each group that listens here
 */
record SystemReport(String version, UnsentEvents outbox, ParkedMessages deadLetters, List<ConsumerLag> consumers) {

    /**
     * @param count events that wait to be sent, up to 10 000 of each of the eight parts
     * @param oldestSeconds age of the oldest of them, if there is one
     */
    record UnsentEvents(long count, @Nullable Double oldestSeconds) {}

    record ParkedMessages(long count) {}

    /** @param lag messages that the consumer has not handled yet; absent while the broker does not answer */
    record ConsumerLag(String name, @Nullable Long lag) {}
}
