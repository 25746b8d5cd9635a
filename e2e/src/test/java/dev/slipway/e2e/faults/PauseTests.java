package dev.slipway.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.slipway.e2e.OnAStack;
import dev.slipway.e2e.Scene;
import dev.slipway.e2e.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What hangs is worse than what is dead: its connections stay. Whoever waits for it gets an answer nevertheless. */
@OnAStack
@Order(90)
@Tag("minutes")
class PauseTests {

    /** Longer than anybody waits for an answer, short enough that an order in the midst of it may still be confirmed. */
    private static final Duration STANDS_STILL = Duration.ofSeconds(7);

    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(6);

    @BeforeEach
    void mayPause() {
        Scene.needsItsProcesses();
    }

    @ParameterizedTest
    @ValueSource(strings = {"todo", "catalog", "order", "auth", "kafka", "postgres"})
    void endsThirtyOrdersAlthoughAServiceStandsStill(String name) throws Exception {
        var victims = Scene.stack().replicas(name);
        assumeFalse(victims.isEmpty(), name + " does not run");

        new ThirtyOrders().endDespite(() -> {
            try {
                signal("STOP", victims);
                var paused = Instant.now();
                assertAnswered();
                Thread.sleep(Duration.between(Instant.now(), paused.plus(STANDS_STILL))); // the fault is this time
            } finally {
                signal("CONT", victims);
            }
        });
    }

    /** Well or with a problem that says so, but in time. */
    private static void assertAnswered() {
        for (var path : List.of("/api/products?size=1", "/api/orders", "/api/lists", "/login")) {
            var asked = Instant.now();
            var answer = Scene.stranger().get(path);
            assertThat(Duration.between(asked, Instant.now())).as(path).isLessThan(ANSWERED_WITHIN);
            assertThat(answer.status()).as(path).isIn(200, 401, 503, 504);
        }
    }

    private static void signal(String signal, List<Stack.Member> victims) throws Exception {
        for (var victim : victims) {
            var kill = new ProcessBuilder("kill", "-" + signal, Long.toString(victim.pid())).start();
            assertThat(kill.waitFor()).isZero();
        }
    }
}
