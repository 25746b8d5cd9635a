package dev.slipway.catalog;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One movement of one product, as it was written once and stays. */
public record LedgerEntry(
        long id,
        String sku,

        @Schema(description = "the order that moved it; null when an administrator did") @Nullable
        UUID order,

        @Schema(
                description =
                        "received or removed by an administrator; reserved, sold, released or returned by an order")
        String kind,

        @Schema(description = "by how many pieces the available ones changed")
        long available,

        @Schema(description = "by how many pieces the reserved ones changed")
        long reserved,

        @Schema(description = "by how many pieces the sold ones changed")
        long sold,

        @Schema(description = "what the administrator said") @Nullable
        String reason,

        Instant at,

        @Schema(description = "the database transaction that wrote it")
        String transaction) {

    /** How many pieces moved, wherever to. */
    long quantity() {
        return Math.max(Math.abs(available), Math.abs(reserved));
    }
}
