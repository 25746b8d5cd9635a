package dev.slipway.todo.order;

import dev.slipway.outbox.Trail;
import dev.slipway.outbox.Trails;
import dev.slipway.todo.OrderTasks;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** This service's share of an order's journey. Order asks for it with the caller's own token. */
@RestController
class JourneyController {

    private final OrderTasks tasks;
    private final Trails trails;

    JourneyController(OrderTasks tasks, Trails trails) {
        this.tasks = tasks;
        this.trails = trails;
    }

    @GetMapping("/api/journeys/{order}")
    Journey of(@AuthenticationPrincipal Jwt caller, @PathVariable UUID order) {
        var facts = tasks.facts(order, UUID.fromString(caller.getSubject()));
        var trail = trails.of(order.toString());
        return new Journey(facts, trail.sent(), trail.received(), trail.deadLetters());
    }

    record Journey(
            List<OrderTasks.Fact> facts,
            List<Trail.Sent> sent,
            List<Trail.Received> received,
            List<Trail.Parked> deadLetters) {}
}
