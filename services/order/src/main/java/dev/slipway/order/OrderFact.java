package dev.slipway.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One entry of an order's history. The transaction's id is the database's to tell: absent until the row is written. */
public record OrderFact(
        OrderId order,
        int number,
        String event,
        OrderStatus status,
        @Nullable String detail,
        Instant at,
        @Nullable String transaction) {}
