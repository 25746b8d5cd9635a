package dev.slipway.order.journey;

import dev.slipway.outbox.Trail;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One service's part of an order's way: what it did, and what its outbox, inbox and dead letters hold about it. */
record InnerJourney(
        List<Fact> facts, List<Trail.Sent> sent, List<Trail.Received> received, List<Trail.Parked> deadLetters) {

    record Fact(
            Instant at,
            String what,
            @Nullable String detail,
            @Nullable String transaction) {}
}
