package dev.slipway.catalog.order;

import dev.slipway.catalog.StockLine;
import dev.slipway.outbox.ContractBrokenException;
import dev.slipway.outbox.EventType;
import java.util.List;
import java.util.UUID;

/** What catalog reads of order's facts. */
sealed interface OrderMessage {

    @EventType("order.placed")
    record Placed(UUID order, UUID customer, List<Line> lines) implements OrderMessage {

        List<StockLine> wanted() {
            if (lines.isEmpty()) {
                throw new ContractBrokenException("order %s has no lines".formatted(order));
            }
            return lines.stream().map(Line::wanted).toList();
        }
    }

    record Line(String sku, long quantity) {

        private static final int LONGEST = 200;

        /** A product nobody knows is refused later, with an answer; a name that no database can keep is worth none. */
        StockLine wanted() {
            if (sku.isEmpty() || sku.length() > LONGEST || sku.chars().anyMatch(c -> c < ' ' || c > '~')) {
                throw new ContractBrokenException("a line names no product");
            }
            if (quantity < 1) {
                throw new ContractBrokenException("a line asks for %d of %s".formatted(quantity, sku));
            }
            return new StockLine(sku, quantity);
        }
    }

    @EventType("order.confirmed")
    record Confirmed(UUID order) implements OrderMessage {}

    @EventType("order.rejected")
    record Rejected(UUID order, UUID customer) implements OrderMessage {}

    @EventType("order.cancelled")
    record Cancelled(UUID order, UUID customer) implements OrderMessage {}
}
