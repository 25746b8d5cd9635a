package dev.slipway.catalog.web;

import dev.slipway.catalog.CatalogException;
import dev.slipway.catalog.LedgerEntry;
import dev.slipway.catalog.Sku;
import dev.slipway.catalog.Stock;
import dev.slipway.catalog.StockAdjustments;
import dev.slipway.catalog.StockAdjustments.Adjustment;
import dev.slipway.catalog.StockStatement;
import dev.slipway.defaults.BadCursorException;
import dev.slipway.defaults.Cursor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/products/{sku}/stock")
class StockController {

    private final StockAdjustments adjustments;

    StockController(StockAdjustments adjustments) {
        this.adjustments = adjustments;
    }

    record AdjustmentRequest(
            @Min(-1_000_000) @Max(1_000_000) long quantity,
            @NotBlank @Size(max = 200) @PlainText String reason) {

        @AssertTrue(message = "must not be 0")
        boolean isQuantity() {
            return quantity != 0;
        }
    }

    record StockResponse(
            String sku, long received, long available, long reserved, long sold, PageResponse<LedgerEntry> ledger) {

        static StockResponse of(StockStatement statement) {
            var stock = statement.stock();
            var ledger = PageResponse.of(statement.entries(), Function.identity(), Cursor::of);
            return new StockResponse(
                    stock.sku(), stock.received(), stock.available(), stock.reserved(), stock.sold(), ledger);
        }
    }

    @GetMapping
    StockResponse read(
            @PathVariable String sku,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        return StockResponse.of(adjustments.statement(plausible(sku), position(after), size));
    }

    private static @Nullable Long position(@Nullable String after) {
        if (after == null) {
            return null;
        }
        try {
            return Long.valueOf(Cursor.parse(after, 1).part(0));
        } catch (NumberFormatException _) {
            throw new BadCursorException();
        }
    }

    /** Books goods in, or out with a negative quantity. Repeat it with the same key until it is answered. */
    @PostMapping
    Stock adjust(
            @PathVariable String sku,
            @RequestHeader("Idempotency-Key") @Size(max = 128) @Pattern(regexp = "[!-~]+") String key,
            @Valid @RequestBody AdjustmentRequest body,
            Principal caller) {
        return adjustments.adjust(
                new Adjustment(plausible(sku), body.quantity(), body.reason()), key, caller.getName());
    }

    private static String plausible(String sku) {
        if (!Sku.isPlausible(sku)) {
            throw new CatalogException.ProductNotFound(sku);
        }
        return sku;
    }
}
