package dev.slipway.todo.order;

import dev.slipway.outbox.Trail;
import dev.slipway.outbox.Trails;
import dev.slipway.todo.OrderTasks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** This service's share of an order's journey. Order asks for it with the caller's own token. */
@WithOrders
@Tag(name = "journeys")
@RestController
class JourneyController {

    private final OrderTasks tasks;
    private final Trails trails;

    JourneyController(OrderTasks tasks, Trails trails) {
        this.tasks = tasks;
        this.trails = trails;
    }

    @GetMapping("/api/journeys/{order}")
    @Operation(
            operationId = "readJourney",
            summary = "What happened to an order here: its task, and the messages about it",
            description = "For the order's buyer and for administrators; not routed by the gateway.")
    Journey of(Authentication caller, @PathVariable UUID order) {
        var facts = tasks.facts(order, buyer -> mayRead(caller, buyer));
        var trail = trails.of(order.toString());
        return new Journey(facts, trail.sent(), trail.received(), trail.deadLetters());
    }

    private static boolean mayRead(Authentication caller, UUID buyer) {
        return buyer.toString().equals(caller.getName())
                || caller.getAuthorities().contains(new SimpleGrantedAuthority("ROLE_ADMIN"));
    }

    record Journey(
            List<OrderTasks.Fact> facts,
            List<Trail.Sent> sent,
            List<Trail.Received> received,
            List<Trail.Parked> deadLetters) {}
}
