package dev.slipway.outbox;

/** Says why a message can never be read: a code, a colon, a sentence without a class name in it. */
class PoisonException extends RuntimeException {

    PoisonException(String reason) {
        super(reason);
    }
}
