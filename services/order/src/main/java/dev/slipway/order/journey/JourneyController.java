package dev.slipway.order.journey;

import dev.slipway.order.OrderId;
import dev.slipway.order.OrderService;
import dev.slipway.order.PaymentProvider;
import dev.slipway.order.Reader;
import dev.slipway.outbox.Trails;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.ArrayList;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
class JourneyController {

    private final OrderService orders;
    private final Trails trails;
    private final PaymentProvider provider;
    private final Neighbours neighbours;

    JourneyController(OrderService orders, Trails trails, PaymentProvider provider, Neighbours neighbours) {
        this.orders = orders;
        this.trails = trails;
        this.provider = provider;
        this.neighbours = neighbours;
    }

    @GetMapping("/api/orders/{id}/journey")
    @Operation(
            operationId = "getJourney",
            summary = "Every hop of an order through all services, causes before effects",
            description =
                    "Read from durable rows alone. A service that does not answer is named in unknown, and its hops lack.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "order-not-found, also for orders of others")
    Journey journey(
            @PathVariable UUID id,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.AUTHORIZATION) String token,
            Authentication caller) {
        var order = orders.find(Reader.of(caller), new OrderId(id));
        var asked = neighbours.ask(id, token);
        var hops = new Hops();
        hops.add("order", own(order.id()));
        provider.statement(order.id()).forEach(hops::add);
        var unknown = new ArrayList<String>();
        asked.forEach((service, answer) ->
                answer.await().ifPresentOrElse(it -> hops.add(service, it), () -> unknown.add(service)));
        return new Journey(id, order.number(), order.status(), hops.inSequence(), unknown);
    }

    private InnerJourney own(OrderId id) {
        var facts = orders.history(id).stream()
                .map(it -> new InnerJourney.Fact(it.at(), it.event(), it.detail(), it.transaction()))
                .toList();
        var trail = trails.of(id.toString());
        return new InnerJourney(facts, trail.sent(), trail.received(), trail.deadLetters());
    }
}
