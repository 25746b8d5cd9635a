package dev.slipway.order;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Valid things to start from, such as {@code anOrder().confirmed()}. */
final class OrderFixtures {

    static final Instant NOW = Instant.parse("2026-11-24T09:15:30.123456Z");
    static final CustomerId ALICE = new CustomerId(UUID.fromString("5b0a3c52-9f0e-4a7e-8a55-0d6d3e1c9b21"));
    static final OrderId ID = new OrderId(UUID.fromString("018f6c1e-7a52-7c3b-9d41-2f6e8a1b0c5d"));

    private OrderFixtures() {}

    static OrderLine line(String sku, int quantity, long minor) {
        return new OrderLine(sku, sku + " product", quantity, new Money(minor, "EUR"));
    }

    static Builder anOrder() {
        return new Builder();
    }

    static final class Builder {

        private final Order order =
                Order.place(ID, ALICE, "approved", List.of(line("MUG", 2, 1299), line("TEA", 1, 849)), null, NOW);

        Order placed() {
            return taken(order);
        }

        Order payable() {
            order.payable(NOW);
            return taken(order);
        }

        Order confirmed() {
            payable().settle(PaymentProvider.Charge.APPROVED, "approved", NOW);
            return taken(order);
        }

        Order rejected() {
            order.reject("out-of-stock", null, NOW);
            return taken(order);
        }

        Order cancelledWhilePaying() {
            payable().cancel("changed my mind", NOW);
            return taken(order);
        }

        /** As it comes back from the database: with nothing left to tell. */
        private static Order taken(Order order) {
            var _ = order.takeFacts();
            var _ = order.takeEvents();
            var _ = order.takeTask();
            return order;
        }
    }

    static Payment.@Nullable State paymentOf(Order order) {
        var payment = order.payment();
        return payment == null ? null : payment.state();
    }
}
