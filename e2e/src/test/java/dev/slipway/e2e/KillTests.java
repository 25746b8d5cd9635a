package dev.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Any process may die at any moment: once it is back, all orders end, none is lost and none doubled. */
@OnAStack
@Order(100)
class KillTests {

    private static final int ORDERS = 30;
    private static final int BEFORE_THE_KILL = 8;

    private final Shopper alice = Scene.person("alice");
    private final Shopper bob = Scene.person("bob");

    @BeforeEach
    void mayKill() {
        Scene.needsItsProcesses();
    }

    @ParameterizedTest
    @ValueSource(strings = {"todo", "catalog", "order", "auth", "gateway", "kafka", "postgres"})
    void endsThirtyOrdersAlthoughOneProcessIsKilled(String name) throws Exception {
        var victim = Scene.stack().members().stream()
                .filter(it -> it.name().equals(name))
                .findFirst();
        assumeTrue(victim.isPresent(), name + " does not run");
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
            kill(victim.get());
            Scene.slipway("start", name);

            for (int i = 0; i < ORDERS; i++) {
                var buyer = i % 2 == 0 ? alice : bob;
                var end = buyer.await(Scene.id(orders.get(i).get()), Scene.ENDED, Scene.AFTER_A_FAULT);
                assertThat(Scene.status(end))
                        .as(
                                "order %s: %s",
                                end.path("number").asString(),
                                end.path("reason").asString())
                        .isEqualTo("CONFIRMED");
            }
        }
        assertThat(Scene.verify()).as("every invariant").isTrue();
    }

    private static void kill(Stack.Member member) throws Exception {
        var process = ProcessHandle.of(member.pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(10, TimeUnit.SECONDS);
    }
}
