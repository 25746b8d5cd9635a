package dev.slipway.e2e.load;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.e2e.OnAStack;
import dev.slipway.e2e.Scene;
import dev.slipway.e2e.Shopper;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Far more buyers than pieces, all at once: each piece is sold, none twice, and everybody is told. */
@OnAStack
@Order(20)
class ScarceStockTests {

    private static final int PIECES = 100;
    private static final int BUYERS = 500;

    private final Shopper alice = Scene.person("alice");

    @Test
    void sellsEachPieceOnce() throws Exception {
        var sku = Scene.product(PIECES);

        var orders = Scene.atOnce(BUYERS, () -> alice.place(Map.of(sku, 1), "approved", Scene.RESTART));

        var ends = orders.stream()
                .map(it -> alice.await(Scene.id(it), Scene.ENDED, Scene.AFTER_A_FAULT))
                .collect(groupingBy(Scene::outcome, counting()));
        assertThat(ends)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("CONFIRMED", (long) PIECES, "REJECTED: out-of-stock", (long) BUYERS - PIECES));
        assertThat(Scene.verify()).as("every invariant").isTrue();
    }
}
