package dev.slipway.catalog;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One movement of one product, as it was written once and stays. */
public record LedgerEntry(
        long id,
        String sku,
        @Nullable UUID order,
        String kind,
        long available,
        long reserved,
        long sold,
        @Nullable String reason,
        Instant at,
        String transaction) {

    /** How many pieces moved, wherever to. */
    long quantity() {
        return Math.max(Math.abs(available), Math.abs(reserved));
    }
}
