package dev.slipway.order.idempotency;

/** The key stands for another request of the same owner. */
class KeyReusedException extends RuntimeException {

    KeyReusedException() {
        super("This Idempotency-Key was used for another request. Take a new key for a new order.");
    }
}
