package dev.slipway.outbox;

/** Thrown by an effect whose message can never succeed, however often it is tried: the message becomes a dead letter. */
public class ContractBrokenException extends RuntimeException {

    public ContractBrokenException(String message) {
        super(message);
    }
}
