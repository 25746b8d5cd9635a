package dev.slipway.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;

/**
 * Where the money of an order is. Who opens DUE or REFUND_DUE works on it at once, and nobody else before {@code nextAt}:
 * the lease makes several replicas share the work without a claim of its own, and takes over what a dead one left.
 */
@Embeddable
public record Payment(
        @Enumerated(EnumType.STRING) @Column(table = "payments")
        State state,

        @Column(table = "payments") Instant nextAt) {

    /** Longer than charging may take in all. */
    public static final Duration LEASE = Duration.ofSeconds(8);

    public enum State {
        /** Stock is reserved, the provider is asked or about to be. */
        DUE,
        CAPTURED,
        DECLINED,
        /** The order ended, and money was, or may have been, taken. */
        REFUND_DUE,
        REFUNDED,
        /** The provider is sure that it took nothing, and that it never will. */
        VOIDED
    }

    static Payment open(State state, Instant at) {
        return new Payment(state, at.plus(LEASE));
    }

    Payment in(State next) {
        return new Payment(next, nextAt);
    }
}
