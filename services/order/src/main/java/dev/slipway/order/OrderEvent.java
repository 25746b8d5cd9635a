package dev.slipway.order;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.slipway.outbox.OutboundEvent;
import java.time.Instant;
import java.util.List;

/** What order tells the others. The components are the message; {@code contracts/events} shows each. */
public sealed interface OrderEvent extends OutboundEvent {

    String TOPIC = "order.events.v1";

    OrderId order();

    @Override
    default String topic() {
        return TOPIC;
    }

    @Override
    default String key() {
        return order().toString();
    }

    @Override
    default String type() {
        return switch (this) {
            case Placed _ -> "order.placed";
            case Confirmed _ -> "order.confirmed";
            case Rejected _ -> "order.rejected";
            case Cancelled _ -> "order.cancelled";
        };
    }

    record Placed(
            OrderId order,
            long number,
            CustomerId customer,
            List<OrderLine> lines,
            Money total,
            Instant at,
            @JsonIgnore long version)
            implements OrderEvent {}

    record Confirmed(
            OrderId order,
            long number,
            CustomerId customer,
            Money total,
            Instant at,
            @JsonIgnore long version) implements OrderEvent {}

    record Rejected(
            OrderId order,
            long number,
            CustomerId customer,
            String reason,
            Instant at,
            @JsonIgnore long version) implements OrderEvent {}

    record Cancelled(
            OrderId order,
            long number,
            CustomerId customer,
            String reason,
            Instant at,
            @JsonIgnore long version) implements OrderEvent {}
}
