package dev.slipway.catalog.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.catalog.StockLine;
import dev.slipway.outbox.ContractBrokenException;
import dev.slipway.test.GoldenMessage;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderMessageTests {

    private static final UUID ORDER = UUID.fromString("018f6c1e-7a52-7c3b-9d41-2f6e8a1b0c5d");
    private static final UUID CUSTOMER = UUID.fromString("5b0a3c52-9f0e-4a7e-8a55-0d6d3e1c9b21");

    @Test
    void understandsWhatOrderPublishes() {
        var placed = GoldenMessage.of("order/placed.v1.json").as(OrderMessage.Placed.class);
        assertThat(placed.order()).isEqualTo(ORDER);
        assertThat(placed.customer()).isEqualTo(CUSTOMER);
        assertThat(placed.wanted()).containsExactly(new StockLine("MUG-BLUE", 2), new StockLine("TEA-ASSAM", 1));
        assertThat(GoldenMessage.of("order/confirmed.v1.json").as(OrderMessage.Confirmed.class))
                .isEqualTo(new OrderMessage.Confirmed(ORDER));
        assertThat(GoldenMessage.of("order/rejected.v1.json").as(OrderMessage.Rejected.class))
                .isEqualTo(new OrderMessage.Rejected(ORDER, CUSTOMER));
        assertThat(GoldenMessage.of("order/cancelled.v1.json").as(OrderMessage.Cancelled.class))
                .isEqualTo(new OrderMessage.Cancelled(ORDER, CUSTOMER));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void refusesImpossibleQuantities(long quantity) {
        assertThatThrownBy(() -> placed("MUG-BLUE", quantity).wanted()).isInstanceOf(ContractBrokenException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MUG\0", "MUG\n", "\ud800"})
    void refusesWhatIsNoNameAtAll(String sku) {
        assertThatThrownBy(() -> placed(sku, 1).wanted()).isInstanceOf(ContractBrokenException.class);
    }

    @Test
    void refusesAnOrderOfNothing() {
        assertThatThrownBy(() -> new OrderMessage.Placed(ORDER, CUSTOMER, List.of()).wanted())
                .isInstanceOf(ContractBrokenException.class);
    }

    private static OrderMessage.Placed placed(String sku, long quantity) {
        return new OrderMessage.Placed(ORDER, CUSTOMER, List.of(new OrderMessage.Line(sku, quantity)));
    }
}
