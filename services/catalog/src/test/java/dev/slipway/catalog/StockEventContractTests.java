package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.GoldenMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StockEventContractTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final UUID ORDER = UUID.fromString("018f6c1e-7a52-7c3b-9d41-2f6e8a1b0c5d");
    private static final List<StockLine> LINES = List.of(new StockLine("MUG-BLUE", 2), new StockLine("TEA-ASSAM", 1));

    @Test
    void saysWhatWasReserved() {
        var event = new StockEvent.Reserved(ORDER, LINES, Instant.parse("2026-11-24T09:15:30.173456Z"));
        assertThat(json(event)).isEqualTo(golden("catalog/reserved.v1.json"));
        assertThat(event.type()).isEqualTo("stock.reserved");
    }

    @Test
    void saysWhatWasRefusedAndWhy() {
        var event = new StockEvent.Refused(
                ORDER,
                "out-of-stock",
                List.of(new StockEvent.Shortage("MUG-BLUE", 2, 1)),
                Instant.parse("2026-11-24T09:15:30.173456Z"));
        assertThat(json(event)).isEqualTo(golden("catalog/refused.v1.json"));
        assertThat(event.type()).isEqualTo("stock.refused");
    }

    @Test
    void saysWhatWasGivenBack() {
        var event = new StockEvent.Released(ORDER, "returned", LINES, Instant.parse("2026-11-24T09:20:00.173456Z"));
        assertThat(json(event)).isEqualTo(golden("catalog/released.v1.json"));
        assertThat(event.type()).isEqualTo("stock.released");
    }

    @Test
    void goesWhereItsOrderGoesAndComesAfterWhatWasSaidBefore() {
        var reserved = new StockEvent.Reserved(ORDER, LINES, Instant.EPOCH);
        var released = new StockEvent.Released(ORDER, "released", LINES, Instant.EPOCH);
        assertThat(reserved.topic()).isEqualTo("stock.events.v1");
        assertThat(reserved.key()).isEqualTo(ORDER.toString());
        assertThat(released.version()).isGreaterThan(reserved.version());
    }

    private static JsonNode json(StockEvent event) {
        return JSON.readTree(JSON.writeValueAsBytes(event));
    }

    private static JsonNode golden(String path) {
        return JSON.readTree(GoldenMessage.of(path).bytes());
    }
}
