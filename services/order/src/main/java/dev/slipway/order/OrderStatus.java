package dev.slipway.order;

import java.util.Set;

public enum OrderStatus {
    PENDING,
    CONFIRMED,
    REJECTED,
    CANCELLED;

    boolean allows(OrderStatus next) {
        return switch (this) {
            case PENDING -> Set.of(CONFIRMED, REJECTED, CANCELLED).contains(next);
            case CONFIRMED -> next == CANCELLED;
            case REJECTED, CANCELLED -> false;
        };
    }

    OrderStatus to(OrderStatus next) {
        if (!allows(next)) {
            throw new OrderException.IllegalMove(this, next);
        }
        return next;
    }
}
