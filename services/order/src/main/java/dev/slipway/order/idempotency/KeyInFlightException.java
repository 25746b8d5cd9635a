package dev.slipway.order.idempotency;

/** The first request with the key has not ended yet. */
class KeyInFlightException extends RuntimeException {

    KeyInFlightException() {
        super("A request with this Idempotency-Key is still under way. Repeat it in a moment, with the same key.");
    }
}
