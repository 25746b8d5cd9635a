package dev.slipway.outbox;

/**
 * A dead letter for the one who decides about it.
 *
 * @param replays how often its event was sent once more for this consumer: parked again, it is another dead letter each time
 */
record DeadLetterDetail(DeadLetter deadLetter, DeadLetter.Content content, long replays) {}
