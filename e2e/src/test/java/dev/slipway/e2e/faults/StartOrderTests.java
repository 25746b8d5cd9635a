package dev.slipway.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.e2e.OnAStack;
import dev.slipway.e2e.Scene;
import dev.slipway.e2e.Stack;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing has to be there before anything else: whoever misses its database or its broker waits. */
@OnAStack
@Order(93)
@Tag("minutes")
class StartOrderTests {

    /** Everybody before those whom it needs. */
    private static final List<String> BACKWARDS =
            List.of("gateway", "todo", "order", "catalog", "auth", "kafka", "postgres");

    @Test
    void doesNotMatter() {
        Scene.needsItsProcesses();
        var members = Scene.stack().members().stream()
                .sorted(Comparator.comparing(it -> BACKWARDS.indexOf(it.service())))
                .toList();
        assertThat(members)
                .extracting(Stack.Member::service)
                .isSubsetOf(BACKWARDS)
                .endsWith("kafka", "postgres");
        Scene.stop(members);

        members.forEach(it -> Scene.start(List.of(it)));

        var alice = Scene.person("alice");
        for (var path : List.of("/api/lists", "/api/orders", "/api/products")) {
            Scene.eventually(
                    Scene.RESTART,
                    () -> assertThat(alice.api().get(path).status()).as(path).isEqualTo(200));
        }
        var order = alice.place(Map.of(Scene.product(1), 1), "approved", Scene.SOON);
        assertThat(Scene.status(alice.await(Scene.id(order), Scene.ENDED, Scene.AFTER_A_FAULT)))
                .isEqualTo("CONFIRMED");
        assertThat(Scene.verify()).as("every invariant").isTrue();
    }
}
