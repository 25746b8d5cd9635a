package dev.slipway.order;

import java.util.Collection;
import java.util.Locale;

/** What can be wrong with a wish about an order, in the words of orders; {@code web} finds the status codes. */
public abstract sealed class OrderException extends RuntimeException {

    private OrderException(String message) {
        super(message);
    }

    public static final class NotFound extends OrderException {
        NotFound(OrderId id) {
            super("There is no order " + id + " among yours.");
        }
    }

    public static final class IllegalMove extends OrderException {
        IllegalMove(OrderStatus from, OrderStatus to) {
            super("An order that is " + said(from) + " cannot become " + said(to) + ".");
        }

        private static String said(OrderStatus status) {
            return status.name().toLowerCase(Locale.ROOT);
        }
    }

    /** The provider tells of a payment for which it was never asked. */
    public static final class PaymentUnasked extends OrderException {
        PaymentUnasked(OrderId id) {
            super("No payment of order " + id + " was asked for, so nothing was changed.");
        }
    }

    public static final class UnknownProducts extends OrderException {
        UnknownProducts(Collection<String> skus) {
            super("The catalog has no product " + String.join(", ", skus) + ".");
        }
    }

    public static final class Unacceptable extends OrderException {
        Unacceptable(String message) {
            super(message);
        }

        static Unacceptable tooMuch() {
            return new Unacceptable("The total is too large to be counted.");
        }
    }

    /** The buyer agreed to another total than the one that holds now. */
    public static final class PriceChanged extends OrderException {

        private final Money total;

        PriceChanged(Money expected, Money total) {
            super("The total is now " + total + ", not " + expected + ". Nothing was ordered.");
            this.total = total;
        }

        public Money total() {
            return total;
        }
    }

    public static final class PricesUnavailable extends OrderException {
        public PricesUnavailable(Throwable cause) {
            super("The catalog does not answer, so nothing could be priced and nothing was ordered. Try again soon.");
            initCause(cause);
        }
    }
}
