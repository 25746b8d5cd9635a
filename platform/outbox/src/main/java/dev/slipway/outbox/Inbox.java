package dev.slipway.outbox;

import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Runs the effect of each event once, however often it is delivered. */
public interface Inbox {

    /**
     * Reads the record as one of the permitted records of {@code family}, each named by {@link EventType}, and runs the
     * effect in the transaction that remembers the event. A repeat only counts; what can never succeed becomes a dead
     * letter; anything else is thrown, so that the record is delivered again.
     */
    <M> void receive(ConsumerRecord<String, byte[]> record, Class<M> family, Consumer<M> effect);
}
