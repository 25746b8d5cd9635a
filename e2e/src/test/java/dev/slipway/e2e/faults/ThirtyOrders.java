package dev.slipway.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.e2e.Scene;
import dev.slipway.e2e.Shopper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Thirty orders of two buyers, in the midst of which something breaks and is mended. */
final class ThirtyOrders {

    private static final int ORDERS = 30;
    private static final int BEFORE_THE_FAULT = 8;

    /** An order that waits too long for what was gone is rejected, rightly: a slow machine may see some. */
    private static final Duration FAST_ENOUGH = Duration.ofSeconds(12);

    private final List<Shopper> buyers = List.of(Scene.person("alice"), Scene.person("bob"));
    private final String sku = Scene.product(ORDERS);

    interface Fault {

        /** Returns when it is mended. */
        void happen() throws Exception;
    }

    /** All of them end, and every invariant holds. */
    void endDespite(Fault fault) throws Exception {
        var placed = new CountDownLatch(BEFORE_THE_FAULT);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var orders = new ArrayList<Future<JsonNode>>();
            for (int i = 0; i < ORDERS; i++) {
                var buyer = buyer(i);
                orders.add(threads.submit(() -> {
                    var order = buyer.place(Map.of(sku, 1), "approved", Scene.RESTART);
                    placed.countDown();
                    return order;
                }));
            }
            assertThat(placed.await(60, TimeUnit.SECONDS)).isTrue();
            var broken = Instant.now();
            fault.happen();
            var inTime = Duration.between(broken, Instant.now()).compareTo(FAST_ENOUGH) < 0;

            for (int i = 0; i < ORDERS; i++) {
                var end = buyer(i).await(Scene.id(orders.get(i).get()), Scene.ENDED, Scene.AFTER_A_FAULT);
                assertThat(Scene.outcome(end))
                        .as("order %s", end.path("number").asString())
                        .matches(inTime ? "CONFIRMED" : "CONFIRMED|REJECTED: timed-out");
            }
        }
        assertThat(Scene.verify()).as("every invariant").isTrue();
    }

    private Shopper buyer(int order) {
        return buyers.get(order % buyers.size());
    }
}
