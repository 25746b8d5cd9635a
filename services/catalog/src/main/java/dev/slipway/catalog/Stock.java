package dev.slipway.catalog;

import io.swagger.v3.oas.annotations.media.Schema;

/** The numbers of one product: received = available + reserved + sold, always. */
public record Stock(
        String sku,

        @Schema(description = "pieces that ever came in, less those taken out by hand")
        long received,

        @Schema(description = "pieces that can be ordered now")
        long available,

        @Schema(description = "pieces held for orders that are not yet decided")
        long reserved,

        @Schema(description = "pieces of confirmed orders") long sold) {

    /** Pieces that orders have, so that they cannot be taken out. */
    long ordered() {
        return reserved + sold;
    }
}
