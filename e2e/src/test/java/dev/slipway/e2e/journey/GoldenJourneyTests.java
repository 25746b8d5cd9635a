package dev.slipway.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.e2e.OnAStack;
import dev.slipway.e2e.Scene;
import dev.slipway.e2e.Shopper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@OnAStack
@Order(1)
class GoldenJourneyTests {

    private final Shopper alice = Scene.person("alice");

    @Test
    void confirmsAnOrderSellsItsStockAndRemindsItsBuyer() {
        var sku = Scene.product(5);

        var order = Scene.ended(alice, sku, 2, "approved");

        assertThat(Scene.status(order)).isEqualTo("CONFIRMED");
        assertThat(order.path("total").path("minor").asInt()).isEqualTo(2 * 1299);
        assertThat(Scene.paymentOf(order)).isEqualTo("CAPTURED");
        Scene.eventually(Scene.SOON, () -> {
            assertThat(stockOf(sku)).containsEntry("available", 3L).containsEntry("sold", 2L);
            assertThat(taskOf(order).path("title").asString())
                    .isEqualTo("Receive order " + order.path("number").asString());
        });
    }

    @Test
    void confirmsAnOrderWhosePaymentTheProviderTellsOfLater() {
        var order = Scene.ended(alice, Scene.product(1), 1, "late");

        assertThat(Scene.status(order)).isEqualTo("CONFIRMED");
        assertThat(Scene.paymentOf(order)).isEqualTo("CAPTURED");
    }

    @Test
    void tellsTheWholeJourneyCausesBeforeEffects() {
        var order = Scene.ended(alice, Scene.product(1), 1, "approved");

        Scene.eventually(
                Scene.SOON,
                () -> assertThat(Scene.hops(alice, Scene.id(order)))
                        .containsSubsequence(
                                "order sent order.placed",
                                "catalog received order.placed",
                                "catalog sent stock.reserved",
                                "order received stock.reserved",
                                "order sent order.confirmed",
                                "todo received order.confirmed",
                                "todo task-added")
                        .contains("catalog received order.confirmed"));
        var journey = alice.journey(Scene.id(order), Scene.SOON);
        assertThat(journey.path("unknown")).isEmpty();
        for (var hop : journey.path("hops")) {
            if (hop.path("what").asString().startsWith("received")) {
                assertThat(hop.path("topic").asString()).isNotEmpty();
                assertThat(hop.path("offset").isNumber()).isTrue();
                assertThat(hop.path("transaction").asString()).isNotEmpty();
            }
        }
    }

    @Test
    void refusesToPlaceAtAPriceThatNoLongerHolds() {
        var body = Map.of(
                "lines", List.of(Map.of("sku", Scene.product(1), "quantity", 1)),
                "card", "approved",
                "expectedTotal", Map.of("minor", 1, "currency", "EUR"));

        var answer = alice.api().post("/api/orders", body, "Idempotency-Key", "price-" + System.nanoTime());

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:slipway:problem:price-changed");
    }

    private Map<String, Long> stockOf(String sku) {
        var stock = Scene.person("admin").api().get("/api/products/" + sku + "/stock");
        assertThat(stock.ok()).as(stock.body()).isTrue();
        return Map.of(
                "available", stock.json().path("available").asLong(),
                "sold", stock.json().path("sold").asLong());
    }

    private JsonNode taskOf(JsonNode order) {
        return Scene.tasks(alice).stream()
                .filter(task -> task.path("order").asString("").equals(Scene.id(order)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no task yet"));
    }
}
