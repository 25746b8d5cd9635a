package dev.slipway.order;

import static dev.slipway.order.OrderStatus.CANCELLED;
import static dev.slipway.order.OrderStatus.CONFIRMED;
import static dev.slipway.order.OrderStatus.PENDING;
import static dev.slipway.order.OrderStatus.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderStatusTests {

    @Test
    void allowsTheseMovesAndNoOthers() {
        var legal = Map.<OrderStatus, Set<OrderStatus>>of(
                PENDING, Set.of(CONFIRMED, REJECTED, CANCELLED),
                CONFIRMED, Set.of(CANCELLED),
                REJECTED, Set.of(),
                CANCELLED, Set.of());

        legal.forEach(
                (from, moves) -> assertThat(Arrays.stream(OrderStatus.values()).filter(from::allows))
                        .as("from " + from)
                        .hasSameElementsAs(moves));
    }
}
