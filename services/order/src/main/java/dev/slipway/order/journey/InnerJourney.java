package dev.slipway.order.journey;

import dev.slipway.outbox.Trail;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One service's part of an order's way: what it did, and what its outbox, inbox and dead letters hold about it. */
record InnerJourney(
        List<Fact> facts, List<Trail.Sent> sent, List<Trail.Received> received, List<Trail.Parked> deadLetters) {

    static final InnerJourney NOTHING = new InnerJourney(List.of(), List.of(), List.of(), List.of());

    /** What a journey cannot do without is checked while a neighbour's answer is read: if it lacks, only that part is unknown. */
    InnerJourney {
        facts = List.copyOf(facts);
        sent = List.copyOf(sent);
        received = List.copyOf(received);
        deadLetters = List.copyOf(deadLetters);
        var needed = Stream.<Stream<?>>of(
                        facts.stream().map(Fact::at),
                        facts.stream().map(Fact::what),
                        sent.stream().map(Trail.Sent::createdAt),
                        received.stream().map(Trail.Received::handledAt),
                        deadLetters.stream().map(Trail.Parked::parkedAt))
                .flatMap(all -> all);
        if (!needed.allMatch(Objects::nonNull)) {
            throw new IllegalArgumentException("each step of a journey has a time, and each fact says what happened");
        }
    }

    record Fact(
            Instant at,
            String what,
            @Nullable String detail,
            @Nullable String transaction) {}
}
