package dev.slipway.order;

import static dev.slipway.order.OrderFixtures.ALICE;
import static dev.slipway.order.OrderFixtures.ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.GoldenMessage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.json.JsonMapper;

class OrderEventContractTests {

    private static final Money TOTAL = new Money(3447, "EUR");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static final List<OrderEvent> EVENTS = List.of(
            new OrderEvent.Placed(
                    ID,
                    4711,
                    ALICE,
                    List.of(
                            new OrderLine("MUG-BLUE", "Blue mug", 2, new Money(1299, "EUR")),
                            new OrderLine("TEA-ASSAM", "Assam tea, 250 g", 1, new Money(849, "EUR"))),
                    TOTAL,
                    Instant.parse("2026-11-24T09:15:30.123456Z"),
                    1),
            new OrderEvent.Confirmed(ID, 4711, ALICE, TOTAL, Instant.parse("2026-11-24T09:15:30.223456Z"), 4),
            new OrderEvent.Rejected(
                    ID, 4711, ALICE, "payment-declined", Instant.parse("2026-11-24T09:15:30.223456Z"), 4),
            new OrderEvent.Cancelled(
                    ID, 4711, ALICE, "ordered by mistake", Instant.parse("2026-11-24T09:20:00.123456Z"), 5));

    @ParameterizedTest
    @FieldSource("EVENTS")
    void writesWhatItsContractShows(OrderEvent event) {
        var golden = GoldenMessage.of(event.type().replace('.', '/') + ".v1.json");

        assertThat(JSON.readTree(JSON.writeValueAsString(event))).isEqualTo(JSON.readTree(golden.bytes()));
    }
}
