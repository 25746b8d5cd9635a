package dev.slipway.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.e2e.OnAStack;
import dev.slipway.e2e.Scene;
import dev.slipway.e2e.Shopper;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every step of the saga can fail, and then the steps before it are taken back. */
@OnAStack
@Order(2)
class CompensationTests {

    private final Shopper alice = Scene.person("alice");
    private final String sku = Scene.product(3);

    @ParameterizedTest
    @CsvSource({"declined,payment-declined", "failing,payment-unavailable", "timeout,payment-unavailable"})
    void rejectsAnOrderThatIsNotPaidAndReleasesItsStock(String card, String reason) {
        var order = Scene.ended(alice, sku, 2, card);

        assertThat(Scene.status(order)).isEqualTo("REJECTED");
        assertThat(order.path("reason").asString()).isEqualTo(reason);
        available(3);
        assertThat(Scene.hops(alice, Scene.id(order)))
                .containsSubsequence("catalog received order.rejected", "catalog sent stock.released");
    }

    @Test
    void rejectsAnOrderThatTheStockCannotServe() {
        var order = Scene.ended(alice, sku, 4, "approved");

        assertThat(Scene.status(order)).isEqualTo("REJECTED");
        assertThat(order.path("reason").asString()).isEqualTo("out-of-stock");
        assertThat(Scene.paymentOf(order)).isEqualTo("NONE");
        available(3);
    }

    @Test
    void refundsAndReturnsWhatIsCancelledAfterItsConfirmation() {
        var id = Scene.id(Scene.ended(alice, sku, 2, "approved"));

        var cancelled = alice.cancel(id, Scene.SOON);

        assertThat(cancelled.ok()).isTrue();
        Scene.eventually(Scene.SOON, () -> {
            var order = alice.order(id, Scene.SOON);
            assertThat(Scene.status(order)).isEqualTo("CANCELLED");
            assertThat(Scene.paymentOf(order)).isEqualTo("REFUNDED");
            assertThat(Scene.tasks(alice))
                    .filteredOn(task -> task.path("order").asString("").equals(id))
                    .singleElement()
                    .satisfies(task ->
                            assertThat(task.path("cancelled").asBoolean()).isTrue());
        });
        available(3);
        assertThat(alice.api().post("/api/orders/" + id + "/cancel", Map.of()).status())
                .isIn(200, 409);
    }

    @Test
    void keepsNothingOfAnOrderThatIsCancelledWhileItsPaymentHangs() {
        var id = Scene.id(alice.place(Map.of(sku, 2), "timeout", Scene.SOON));

        alice.cancel(id, Scene.SOON);

        var order = alice.await(id, Set.of("CANCELLED"), Scene.SOON);
        assertThat(order.path("status").asString()).isEqualTo("CANCELLED");
        available(3);
        Scene.eventually(
                Duration.ofSeconds(20),
                () -> assertThat(Scene.paymentOf(alice.order(id, Scene.SOON)))
                        .isNotIn("DUE", "REFUND_DUE", "CAPTURED"));
    }

    @Test
    void doesNotCancelWhatWasRejected() {
        var id = Scene.id(Scene.ended(alice, sku, 1, "declined"));

        var answer = alice.api().post("/api/orders/" + id + "/cancel", Map.of());

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.header("Content-Type")).contains("problem+json");
    }

    private void available(int pieces) {
        Scene.eventually(
                Scene.SOON,
                () -> assertThat(Scene.person("admin")
                                .api()
                                .get("/api/products/" + sku + "/stock")
                                .json()
                                .path("available")
                                .asInt())
                        .isEqualTo(pieces));
    }
}
