package dev.slipway.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.e2e.OnAStack;
import dev.slipway.e2e.Scene;
import dev.slipway.e2e.Shopper;
import dev.slipway.e2e.SignIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replicas are stopped and started one after the other, as an upgrade does it, and nobody who buys notices. */
@OnAStack
@Order(60)
@Tag("minutes")
class RollingRestartTests {

    /** Between two purchases. Without it buyers take all there is of the cores, and a new replica has none to get warm by. */
    private static final Duration THINKS = Duration.ofMillis(300);

    private final Shopper alice = Scene.person("alice");

    @ParameterizedTest
    @ValueSource(strings = {"order", "auth"})
    void failsNoRequest(String service) throws Exception {
        var replicas = Scene.stack().replicas(service);
        assumeTrue(replicas.size() > 1, () -> "needs ./slipway up --replicas " + service + "=2");
        var sku = Scene.product(100_000);
        var over = new AtomicBoolean();
        var buyers = new ArrayList<Future<List<Integer>>>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                buyers.add(threads.submit(() -> buyUntil(over, sku)));
            }
            try {
                for (var replica : replicas) {
                    Scene.stop(List.of(replica));
                    try {
                        new SignIn(Scene.stack()).as("bob");
                    } finally {
                        Scene.start(List.of(replica));
                    }
                }
            } finally {
                over.set(true);
            }
        }

        for (var buyer : buyers) {
            assertThat(buyer.get()).hasSizeGreaterThan(10).containsOnly(200, 201);
        }
        assertThat(Scene.verify()).as("every invariant").isTrue();
    }

    /** How each request was answered; one that was not ends it with an error. */
    private List<Integer> buyUntil(AtomicBoolean over, String sku) throws InterruptedException {
        var statuses = new ArrayList<Integer>();
        while (!over.get()) {
            statuses.add(Scene.ask(alice, sku).status());
            statuses.add(alice.api().get("/api/orders?size=5").status());
            Thread.sleep(THINKS);
        }
        return statuses;
    }
}
