package dev.slipway.order.web;

import dev.slipway.order.CustomerId;
import dev.slipway.order.Money;
import dev.slipway.order.OrderService;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a buyer may say. Prices, owners and versions are not among it: where they are sent, they are ignored. */
record PlaceOrderRequest(
        @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Line> lines,

        @Schema(
                description = "A test card: approved pays, declined does not, timeout pays but never says so,"
                        + " late pays and says so later, failing breaks off")
        @NotNull
        @Pattern(regexp = "^(approved|declined|timeout|late|failing)$")
        String card,

        @Schema(description = "What the buyer was shown; if it no longer holds, nothing is ordered") @Nullable
        Money expectedTotal) {

    @Schema(name = "WantedLine")
    record Line(
            @NotNull @Pattern(regexp = "^[A-Za-z0-9._-]{1,64}$")
            String sku,

            @Schema(description = "Pieces; lines of one product are added up, to 1000 at most") @Min(1) @Max(1000)
            int quantity) {}

    OrderService.Placement by(CustomerId customer, String key) {
        var selections = lines.stream()
                .map(line -> new OrderService.Selection(line.sku(), line.quantity()))
                .toList();
        return new OrderService.Placement(customer, key, selections, card, expectedTotal);
    }
}
