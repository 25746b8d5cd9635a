package dev.slipway.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.e2e.OnAStack;
import dev.slipway.e2e.Scene;
import dev.slipway.e2e.Shopper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An order does not wait for ever for a neighbour that is gone, and what the neighbour does too late is taken back. */
@OnAStack
@Order(98)
class DeadlineTests {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** A neighbour that is only slow is waited for: ending an order sooner would be worse than ending it late. */
    private static final Duration NOT_BEFORE = Duration.ofSeconds(10);

    private final Shopper alice = Scene.person("alice");

    @Test
    void rejectsAnOrderThatNobodyServesAndReleasesWhatIsReservedTooLate() throws Exception {
        Scene.needsItsProcesses();
        var sku = Scene.product(10);
        var catalog = Scene.stack().replicas("catalog").getFirst();
        Scene.atOnce(
                4,
                () -> alice.place(Map.of(sku, 1), "approved", Scene.SOON)); // each replica of order knows the price now
        Scene.kill(catalog);
        JsonNode end;
        try {
            var order = alice.place(Map.of(sku, 3), "approved", Scene.SOON);
            end = alice.await(Scene.id(order), Scene.ENDED, LIMIT.plusSeconds(5));
        } finally {
            Scene.start(List.of(catalog));
        }

        assertThat(Scene.status(end)).isEqualTo("REJECTED");
        assertThat(end.path("reason").asString()).isEqualTo("timed-out");
        assertThat(Duration.between(time(end, "placedAt"), time(end, "updatedAt")))
                .isBetween(NOT_BEFORE, LIMIT);
        Scene.eventually(
                Scene.AFTER_A_FAULT,
                () -> assertThat(Scene.hops(alice, Scene.id(end)))
                        .contains("catalog received order.placed", "catalog received order.rejected"));
        assertThat(Scene.verify()).as("every invariant, I3 and I7 among them").isTrue();
    }

    private static Instant time(JsonNode order, String field) {
        return Instant.parse(order.path(field).asString());
    }
}
