package dev.slipway.order;

import java.time.Instant;
import java.util.List;

/**
 * The company that moves the money. A port, because the simulator behind it is there to be replaced. Every call may fail
 * or hang; an order's id is the idempotency key of all that concerns it, so each may be repeated.
 */
public interface PaymentProvider {

    /** APPROVED or DECLINED; the same answer however often it is asked. UNKNOWN is never said, only concluded from silence. */
    Charge charge(OrderId order, Money amount, String card);

    /** Gives back what was captured. If nothing was, then nothing ever will be for this order. */
    Refund refund(OrderId order, Money amount);

    /** The provider's own account of the order, as its customers may see it. */
    List<Entry> statement(OrderId order);

    enum Charge {
        APPROVED,
        DECLINED,
        UNKNOWN
    }

    enum Refund {
        REFUNDED,
        NOTHING_CAPTURED
    }

    record Entry(String kind, Money amount, Instant at) {}

    /** The question did not get out of this process. That says nothing about the provider, so nothing follows from it. */
    class UnaskedException extends RuntimeException {

        public UnaskedException(Throwable cause) {
            super("the payment provider could not be asked", cause);
        }
    }
}
