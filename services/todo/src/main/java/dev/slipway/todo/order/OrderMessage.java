package dev.slipway.todo.order;

import dev.slipway.outbox.EventType;
import java.util.Objects;
import java.util.UUID;

/** What order publishes, as far as this service reads it; what it knows but does not need has no more than its name. */
sealed interface OrderMessage {

    @EventType("order.placed")
    record Placed() implements OrderMessage {}

    @EventType("order.rejected")
    record Rejected() implements OrderMessage {}

    @EventType("order.confirmed")
    record Confirmed(UUID order, long number, UUID customer) implements OrderMessage {

        public Confirmed {
            Objects.requireNonNull(order, "order");
            Objects.requireNonNull(customer, "customer");
        }
    }

    @EventType("order.cancelled")
    record Cancelled(UUID order, long number, UUID customer) implements OrderMessage {

        public Cancelled {
            Objects.requireNonNull(order, "order");
            Objects.requireNonNull(customer, "customer");
        }
    }
}
