package dev.slipway.outbox;

import java.time.Instant;

/** A fact that leaves the service. A record that implements it says where it goes; its components are the JSON body. */
public interface OutboundEvent {

    String topic();

    /** The aggregate's id: events of one key arrive in the order in which their transactions committed. */
    String key();

    /** The published name of the fact, past tense, such as {@code order.placed}. */
    String type();

    /** The aggregate's version after the fact, strictly rising per key. */
    long version();

    Instant at();
}
