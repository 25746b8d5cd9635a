package dev.slipway.order.web;

import dev.slipway.defaults.Cursor;
import dev.slipway.order.CustomerId;
import dev.slipway.order.Order;
import dev.slipway.order.OrderId;
import dev.slipway.order.OrderService;
import dev.slipway.order.Reader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/orders")
class OrderController {

    private final OrderService orders;
    private final JsonMapper json;

    OrderController(OrderService orders, JsonMapper json) {
        this.orders = orders;
        this.json = json;
    }

    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "placeOrder",
            summary = "Places an order",
            description =
                    "Repeat it with the same key until it is answered: an order that was placed is answered again, byte"
                            + " for byte. Only success is remembered, for as long as the order exists. Keys are each buyer's own.")
    @ApiResponse(
            responseCode = "201",
            description = "The order, PENDING: stock and payment follow",
            content = @Content(schema = @Schema(implementation = OrderResponse.class)))
    @ApiResponse(
            responseCode = "409",
            description =
                    "price-changed: expectedTotal no longer holds, total says what does. request-in-flight: the first"
                            + " request with this key has not ended; repeat it after Retry-After seconds.")
    @ApiResponse(
            responseCode = "422",
            description =
                    "idempotency-key-reused: the key stands for another request. unknown-product: the catalog sells no"
                            + " such SKU. order-unacceptable: too much, or several currencies.")
    @ApiResponse(
            responseCode = "503",
            description = "prices-unavailable or unavailable; repeat it after Retry-After seconds")
    ResponseEntity<String> place(
            @RequestHeader("Idempotency-Key") @Size(min = 1, max = 128) @Pattern(regexp = "^[!-~]+$") String key,
            @Valid @RequestBody PlaceOrderRequest body,
            Authentication caller) {
        var receipt = orders.place(body.by(customer(caller), key), this::wording);
        return ResponseEntity.created(URI.create("/api/orders/" + receipt.order()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(receipt.body());
    }

    /** Written once and stored with the key, so that every repeat gets the same bytes. */
    private String wording(Order placed) {
        return json.writeValueAsString(OrderResponse.of(placed));
    }

    @GetMapping
    @Operation(operationId = "listOrders", summary = "The caller's orders, newest first, page by page")
    OrderPage list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size,
            Authentication caller) {
        return OrderPage.of(orders.page(customer(caller), Cursor.below(after), size + 1), size);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getOrder", summary = "One order of the caller; an administrator sees everybody's")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "order-not-found, also for orders of others")
    OrderResponse get(@PathVariable UUID id, Authentication caller) {
        return OrderResponse.of(orders.find(Reader.of(caller), new OrderId(id)));
    }

    @PostMapping("/{id}/cancel")
    @Operation(
            operationId = "cancelOrder",
            summary = "Cancels an order that is pending or confirmed",
            description = "Its stock is released, and what was paid is given back. A repeat changes nothing.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "order-not-found, also for orders of others")
    @ApiResponse(
            responseCode = "409",
            description = "illegal-move: the order was rejected. concurrent-change: it is being moved; try again.")
    OrderResponse cancel(
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable CancelOrderRequest body,
            Authentication caller) {
        var reason = CancelOrderRequest.reasonOf(body);
        return OrderResponse.of(orders.cancel(customer(caller), new OrderId(id), reason));
    }

    private static CustomerId customer(Authentication caller) {
        return Reader.of(caller).customer();
    }
}
