package dev.slipway.catalog.web;

import dev.slipway.catalog.CatalogException;
import dev.slipway.catalog.LedgerEntries;
import dev.slipway.catalog.LedgerEntry;
import dev.slipway.catalog.PlainText;
import dev.slipway.catalog.Sku;
import dev.slipway.catalog.Stock;
import dev.slipway.catalog.StockAdjustments;
import dev.slipway.catalog.StockAdjustments.Adjustment;
import dev.slipway.defaults.BadCursorException;
import dev.slipway.defaults.Cursor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
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

@Tag(name = "stock")
@RestController
@RequestMapping("/api/products/{sku}/stock")
class StockController {

    private final StockAdjustments adjustments;
    private final LedgerEntries ledger;

    StockController(StockAdjustments adjustments, LedgerEntries ledger) {
        this.adjustments = adjustments;
        this.ledger = ledger;
    }

    record AdjustmentRequest(
            @Schema(description = "pieces; not 0") @Min(-1_000_000) @Max(1_000_000)
            long quantity,

            @NotBlank @Size(max = 200) @PlainText String reason) {

        @AssertTrue(message = "must not be 0")
        boolean isQuantity() {
            return quantity != 0;
        }
    }

    record StockResponse(
            String sku, long received, long available, long reserved, long sold, PageResponse<LedgerEntry> ledger) {

        static StockResponse of(LedgerEntries.Statement statement) {
            var stock = statement.stock();
            var ledger = PageResponse.of(statement.entries(), Function.identity(), Cursor::of);
            return new StockResponse(
                    stock.sku(), stock.received(), stock.available(), stock.reserved(), stock.sold(), ledger);
        }
    }

    @GetMapping
    @Operation(
            operationId = "readStock",
            summary = "A product's stock, and a page of the ledger that explains it, newest first",
            description = "`ledger.next` of the answer is the next page's `after`.")
    StockResponse read(
            @PathVariable String sku,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        return StockResponse.of(ledger.statement(plausible(sku), position(after), size));
    }

    private static @Nullable Long position(@Nullable String after) {
        if (after == null) {
            return null;
        }
        var id = Cursor.parse(after, 1).part(0);
        if (!id.matches("[1-9][0-9]{0,17}")) {
            throw new BadCursorException();
        }
        return Long.valueOf(id);
    }

    @PostMapping
    @Operation(
            operationId = "adjustStock",
            summary = "Books goods in, or out with a negative quantity",
            description = "Once per product and `Idempotency-Key`: a repeat gets the first answer again.")
    @ApiResponse(responseCode = "200", description = "Booked, now or before", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409", description = "Stock would leave its bounds")
    @ApiResponse(responseCode = "422", description = "The key was used for another change of this product")
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
