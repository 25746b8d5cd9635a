package dev.slipway.order.web;

import dev.slipway.order.CustomerId;
import dev.slipway.order.OrderSearch;
import dev.slipway.order.OrderStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list for administrators. It is no filter of a buyer's own list, which shows nobody else's orders to anybody. */
@RestController
class AllOrdersController {

    private final OrderSearch search;

    AllOrdersController(OrderSearch search) {
        this.search = search;
    }

    @GetMapping("/api/order/orders")
    @Operation(
            operationId = "searchOrders",
            summary = "For administrators: everybody's orders, newest first, page by page",
            description =
                    "Several filters together: all of them hold. `next` of the answer is the next page's `after`. The lines of"
                            + " an order are read with getOrder.")
    OrderSummaryPage page(
            @RequestParam(required = false) @Nullable OrderStatus status,
            @Parameter(description = "the subject of the buyer's token") @RequestParam(required = false) @Nullable
                    UUID customer,
            @Parameter(description = "what people call the order") @RequestParam(required = false) @Min(1) @Nullable
                    Long number,
            @Parameter(description = "placed then or later") @RequestParam(required = false) @Nullable Instant from,
            @Parameter(description = "placed earlier than then") @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        var buyer = Optional.ofNullable(customer).map(CustomerId::new).orElse(null);
        var filter = new OrderSearch.Filter(status, buyer, number, from, to);
        return OrderSummaryPage.of(search.page(filter, OrderSummaryPage.position(after), size + 1), size);
    }
}
