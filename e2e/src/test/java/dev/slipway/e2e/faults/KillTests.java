package dev.slipway.e2e.faults;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.slipway.e2e.OnAStack;
import dev.slipway.e2e.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Anything may die at any moment, all its replicas at once: when it is back, all orders end, none lost, none doubled. */
@OnAStack
@Order(100)
class KillTests {

    @BeforeEach
    void mayKill() {
        Scene.needsItsProcesses();
    }

    @ParameterizedTest
    @ValueSource(strings = {"todo", "catalog", "order", "auth", "gateway", "kafka", "postgres"})
    void endsThirtyOrdersAlthoughAllReplicasOfAServiceAreKilled(String name) throws Exception {
        var victims = Scene.stack().replicas(name);
        assumeFalse(victims.isEmpty(), name + " does not run");

        new ThirtyOrders().endDespite(() -> {
            for (var victim : victims) {
                Scene.kill(victim);
            }
            Scene.start(victims);
        });
    }
}
