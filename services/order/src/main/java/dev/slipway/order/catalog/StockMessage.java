package dev.slipway.order.catalog;

import dev.slipway.order.OrderId;
import dev.slipway.outbox.EventType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What catalog tells about stock, as far as an order cares. */
sealed interface StockMessage {

    @EventType("stock.reserved")
    record Reserved(OrderId order) implements StockMessage {}

    @EventType("stock.refused")
    record Refused(OrderId order, String reason, List<Shortage> shortages) implements StockMessage {

        @Nullable
        String detail() {
            return shortages.isEmpty()
                    ? null
                    : String.join(", ", shortages.stream().map(Shortage::said).toList());
        }
    }

    /** Known, and of no consequence here: the order that it belonged to has ended. */
    @EventType("stock.released")
    record Released(OrderId order) implements StockMessage {}

    record Shortage(String sku, long requested, long available) {

        String said() {
            return requested + " of " + sku + " wanted, " + available + " available";
        }
    }
}
