package dev.slipway.order.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.order.Money;
import dev.slipway.order.Order;
import dev.slipway.order.OrderLine;
import dev.slipway.order.OrderStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code version} is the number of the order's newest fact, and so the id of its newest live event. */
record OrderResponse(
        UUID id,
        @Schema(description = "What people call the order") long number,
        OrderStatus status,

        @Schema(
                description =
                        "Why it was rejected (out-of-stock, unknown-product, payment-declined, payment-unavailable,"
                                + " timed-out), or the buyer's words for cancelling; otherwise absent")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String reason,

        List<Line> lines,
        Money total,
        Payment payment,
        Instant placedAt,
        Instant updatedAt,

        @Schema(description = "Number of the order's newest fact, and id of its newest live event")
        int version) {

    @Schema(name = "OrderLine")
    record Line(String sku, String name, int quantity, Money unitPrice, Money total) {

        static Line of(OrderLine line) {
            return new Line(line.sku(), line.name(), line.quantity(), line.unitPrice(), line.total());
        }
    }

    /** NONE until the stock is reserved. */
    record Payment(
            @Schema(
                    description =
                            "NONE until the stock is reserved. DUE and REFUND_DUE are under way; CAPTURED stays unless the order is cancelled; the others are final.")
            State state) {

        enum State {
            NONE,
            DUE,
            CAPTURED,
            DECLINED,
            REFUND_DUE,
            REFUNDED,
            VOIDED
        }

        static Payment of(dev.slipway.order.@Nullable Payment payment) {
            return in(payment == null ? null : payment.state());
        }

        static Payment in(dev.slipway.order.Payment.@Nullable State state) {
            return new Payment(state == null ? State.NONE : State.valueOf(state.name()));
        }
    }

    static OrderResponse of(Order order) {
        return new OrderResponse(
                order.id().value(),
                order.number(),
                order.status(),
                order.reason(),
                order.lines().stream().map(Line::of).toList(),
                order.total(),
                Payment.of(order.payment()),
                order.placedAt(),
                order.updatedAt(),
                order.version());
    }
}
