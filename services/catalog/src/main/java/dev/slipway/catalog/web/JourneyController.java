package dev.slipway.catalog.web;

import dev.slipway.catalog.CatalogException;
import dev.slipway.catalog.StockHistory;
import dev.slipway.outbox.Trail;
import dev.slipway.outbox.Trails;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** This service's part of an order's journey, for whoever the order belongs to by this service's own rows. */
@Tag(name = "journeys")
@RestController
class JourneyController {

    private final StockHistory history;
    private final Trails trails;

    JourneyController(StockHistory history, Trails trails) {
        this.history = history;
        this.trails = trails;
    }

    record JourneyResponse(
            List<StockHistory.Fact> facts,
            List<Trail.Sent> sent,
            List<Trail.Received> received,
            List<Trail.Parked> deadLetters) {

        static JourneyResponse of(StockHistory.OfOrder history, Trail trail) {
            return new JourneyResponse(history.facts(), trail.sent(), trail.received(), trail.deadLetters());
        }
    }

    @GetMapping("/api/journeys/{orderId}")
    @Operation(
            operationId = "readJourney",
            summary = "What an order did to stock, and the messages about it",
            description = "For the order's customer and for administrators; not routed by the gateway.")
    JourneyResponse journey(@PathVariable UUID orderId, Authentication caller) {
        return history.of(orderId)
                .filter(found -> mayRead(caller, found))
                .map(found -> JourneyResponse.of(found, trails.of(orderId.toString())))
                .orElseThrow(CatalogException.JourneyNotFound::new);
    }

    private static boolean mayRead(Authentication caller, StockHistory.OfOrder history) {
        return history.customer().toString().equals(caller.getName())
                || caller.getAuthorities().contains(new SimpleGrantedAuthority("ROLE_ADMIN"));
    }
}
