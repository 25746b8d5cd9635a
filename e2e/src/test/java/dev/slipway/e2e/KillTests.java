package dev.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Anything may die at any moment, all its replicas at once: when it is back, all orders end, none lost, none doubled. */
@OnAStack
@Order(100)
class KillTests {

    private static final int ORDERS = 30;
    private static final int BEFORE_THE_KILL = 8;

    /** An order that waits too long for what was killed is rejected, rightly: a slow machine may see some. */
    private static final Duration FAST_ENOUGH = Duration.ofSeconds(12);

    private final Shopper alice = Scene.person("alice");
    private final Shopper bob = Scene.person("bob");

    @BeforeEach
    void mayKill() {
        Scene.needsItsProcesses();
    }

    @ParameterizedTest
    @ValueSource(strings = {"todo", "catalog", "order", "auth", "gateway", "kafka", "postgres"})
    void endsThirtyOrdersAlthoughAllReplicasOfAServiceAreKilled(String name) throws Exception {
        var victims = Scene.stack().replicas(name);
        assumeFalse(victims.isEmpty(), name + " does not run");
        var sku = Scene.product(ORDERS);
        var placed = new CountDownLatch(BEFORE_THE_KILL);

        try (var threads = Executors.newFixedThreadPool(4)) {
            var orders = new ArrayList<Future<JsonNode>>();
            for (int i = 0; i < ORDERS; i++) {
                var buyer = i % 2 == 0 ? alice : bob;
                orders.add(threads.submit(() -> {
                    var order = buyer.place(Map.of(sku, 1), "approved", Scene.RESTART);
                    placed.countDown();
                    return order;
                }));
            }
            assertThat(placed.await(60, TimeUnit.SECONDS)).isTrue();
            for (var victim : victims) {
                Scene.kill(victim);
            }
            var killed = Instant.now();
            Scene.slipway(start(victims));
            var inTime = Duration.between(killed, Instant.now()).compareTo(FAST_ENOUGH) < 0;

            for (int i = 0; i < ORDERS; i++) {
                var buyer = i % 2 == 0 ? alice : bob;
                var end = buyer.await(Scene.id(orders.get(i).get()), Scene.ENDED, Scene.AFTER_A_FAULT);
                assertThat(outcome(end))
                        .as("order %s", end.path("number").asString())
                        .matches(inTime ? "CONFIRMED" : "CONFIRMED|REJECTED: timed-out");
            }
        }
        assertThat(Scene.verify()).as("every invariant").isTrue();
    }

    private static String outcome(JsonNode order) {
        var reason = order.path("reason").asString("");
        return Scene.status(order) + (reason.isEmpty() ? "" : ": " + reason);
    }

    private static String[] start(List<Stack.Member> victims) {
        return Stream.concat(Stream.of("start"), victims.stream().map(Stack.Member::name))
                .toArray(String[]::new);
    }
}
