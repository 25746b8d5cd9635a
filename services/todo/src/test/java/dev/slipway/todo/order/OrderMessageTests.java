package dev.slipway.todo.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.GoldenMessage;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderMessageTests {

    private static final UUID ORDER = UUID.fromString("018f6c1e-7a52-7c3b-9d41-2f6e8a1b0c5d");
    private static final UUID CUSTOMER = UUID.fromString("5b0a3c52-9f0e-4a7e-8a55-0d6d3e1c9b21");

    @Test
    void understandsAConfirmedOrder() {
        assertThat(GoldenMessage.of("order/confirmed.v1.json").as(OrderMessage.Confirmed.class))
                .isEqualTo(new OrderMessage.Confirmed(ORDER, 4711, CUSTOMER));
    }

    @Test
    void understandsACancelledOrder() {
        assertThat(GoldenMessage.of("order/cancelled.v1.json").as(OrderMessage.Cancelled.class))
                .isEqualTo(new OrderMessage.Cancelled(ORDER, 4711, CUSTOMER));
    }
}
