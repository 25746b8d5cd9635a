package dev.slipway.catalog;

import dev.slipway.outbox.OutboundEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What catalog tells the world about an order's stock. An order is answered first, and released at most once after that. */
public sealed interface StockEvent extends OutboundEvent {

    String TOPIC = "stock.events.v1";

    UUID order();

    @Override
    default String topic() {
        return TOPIC;
    }

    @Override
    default String key() {
        return order().toString();
    }

    record Reserved(UUID order, List<StockLine> lines, Instant at) implements StockEvent {
        @Override
        public String type() {
            return "stock.reserved";
        }

        @Override
        public long version() {
            return 1;
        }
    }

    record Refused(UUID order, String reason, List<Shortage> shortages, Instant at) implements StockEvent {

        static final String OUT_OF_STOCK = "out-of-stock";
        static final String UNKNOWN_PRODUCT = "unknown-product";
        static final String ORDER_ENDED = "order-ended";

        @Override
        public String type() {
            return "stock.refused";
        }

        @Override
        public long version() {
            return 1;
        }
    }

    /** Why an order's wish cannot be met: what it asked for of one product, and what there was. */
    record Shortage(String sku, long requested, long available) {}

    record Released(UUID order, String reason, List<StockLine> lines, Instant at) implements StockEvent {
        @Override
        public String type() {
            return "stock.released";
        }

        @Override
        public long version() {
            return 2;
        }
    }
}
