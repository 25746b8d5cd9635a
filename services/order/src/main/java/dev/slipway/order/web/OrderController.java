package dev.slipway.order.web;

import dev.slipway.order.CustomerId;
import dev.slipway.order.Order;
import dev.slipway.order.OrderId;
import dev.slipway.order.OrderService;
import dev.slipway.order.Reader;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
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
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = OrderResponse.class)))
    ResponseEntity<String> place(
            @RequestHeader("Idempotency-Key") @NotBlank @Size(max = 128) String key,
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
    OrderPage list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size,
            Authentication caller) {
        return OrderPage.of(orders.page(customer(caller), OrderPage.before(after), size + 1), size);
    }

    @GetMapping("/{id}")
    OrderResponse get(@PathVariable UUID id, Authentication caller) {
        return OrderResponse.of(orders.find(Reader.of(caller), new OrderId(id)));
    }

    @PostMapping("/{id}/cancel")
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
