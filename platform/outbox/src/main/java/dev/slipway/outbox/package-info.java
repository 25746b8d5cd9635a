/**
 * Events leave by an outbox and arrive through an inbox. {@link Outbox} writes a row in the business transaction, the relay
 * sends it; {@link Inbox} runs an effect once; what can never succeed becomes a dead letter. Kafka is known to the classes
 * named after it, to {@link Inbox} and to the listeners' defaults; everything else would serve another broker as well.
 */
@NullMarked
package dev.slipway.outbox;

import org.jspecify.annotations.NullMarked;
