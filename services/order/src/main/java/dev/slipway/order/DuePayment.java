package dev.slipway.order;

import org.jspecify.annotations.Nullable;

/** One piece of work for the provider, told to this process after the commit, or claimed once its lease has run out. */
public record DuePayment(
        OrderId order,
        Task task,
        Money amount,
        String card,
        @Nullable String traceparent) {

    public enum Task {
        CHARGE,
        REFUND,
        /** A charge that nobody finished, of an order that has ended: what became of it is not known. */
        GIVE_UP
    }
}
