package dev.slipway.order.catalog;

import static dev.slipway.order.catalog.StockMessages.delivered;
import static dev.slipway.order.catalog.StockMessages.refused;
import static dev.slipway.order.catalog.StockMessages.reserved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.order.CustomerId;
import dev.slipway.order.OrderService;
import dev.slipway.order.OrderTest;
import dev.slipway.order.Shop;
import dev.slipway.test.GoldenMessage;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each way that an order can take after its stock was asked for, through the real inbox and the real simulator. */
@OrderTest
class StockListenerTests {

    private final CustomerId customer = new CustomerId(UUID.randomUUID());

    @Autowired
    StockListener listener;

    @Autowired
    OrderService orders;

    @Autowired
    Shop shop;

    @Test
    void understandsWhatCatalogPublishes() {
        var reserved = GoldenMessage.of("catalog/reserved.v1.json").as(StockMessage.Reserved.class);
        var refused = GoldenMessage.of("catalog/refused.v1.json").as(StockMessage.Refused.class);
        var released = GoldenMessage.of("catalog/released.v1.json").as(StockMessage.Released.class);

        assertThat(reserved.order()).isNotNull();
        assertThat(refused.detail()).isNotBlank();
        assertThat(released.order()).isNotNull();
    }

    @Test
    void confirmsAnOrderWhoseStockIsReservedAndWhoseCardPays() {
        var order = shop.place("approved");

        listener.on(delivered(reserved(order)));

        shop.awaitStatus(order, "CONFIRMED", "CAPTURED");
        assertThat(shop.facts(order)).containsExactly("placed", "payment-due", "payment-captured", "confirmed");
        assertThat(shop.published(order)).containsExactly("order.placed", "order.confirmed");
        assertThat(shop.book(order)).containsExactly("capture");
    }

    @Test
    void chargesOnceHoweverOftenStockIsReserved() {
        var order = shop.place("approved");
        var message = reserved(order);

        listener.on(delivered(message));
        listener.on(delivered(message));
        listener.on(delivered(reserved(order)));
        shop.awaitStatus(order, "CONFIRMED", "CAPTURED");
        listener.on(delivered(reserved(order)));

        assertThat(shop.book(order)).containsExactly("capture");
        assertThat(shop.published(order)).containsExactly("order.placed", "order.confirmed");
    }

    @Test
    void rejectsAnOrderWhoseStockIsRefusedAndNeverCharges() {
        var order = shop.place("approved");

        listener.on(delivered(refused(order)));

        shop.awaitStatus(order, "REJECTED", "NONE");
        assertThat(shop.reasonOf(order)).isEqualTo("out-of-stock");
        assertThat(shop.published(order)).containsExactly("order.placed", "order.rejected");
        assertThat(shop.book(order)).isEmpty();
    }

    @Test
    void rejectsAnOrderWhoseCardIsDeclined() {
        var order = shop.place("declined");

        listener.on(delivered(reserved(order)));

        shop.awaitStatus(order, "REJECTED", "DECLINED");
        assertThat(shop.reasonOf(order)).isEqualTo("payment-declined");
        assertThat(shop.book(order)).containsExactly("decline");
    }

    @Test
    void givesBackWhatASilentProviderHadTaken() {
        var order = shop.place("timeout");

        listener.on(delivered(reserved(order)));

        shop.awaitStatus(order, "REJECTED", "REFUNDED");
        assertThat(shop.reasonOf(order)).isEqualTo("payment-unavailable");
        assertThat(shop.book(order)).containsExactly("capture", "refund");
        assertThat(shop.published(order)).containsExactly("order.placed", "order.rejected");
    }

    @Test
    void makesSureThatAFailingProviderTookNothing() {
        var order = shop.place("failing");

        listener.on(delivered(reserved(order)));

        shop.awaitStatus(order, "REJECTED", "VOIDED");
        assertThat(shop.reasonOf(order)).isEqualTo("payment-unavailable");
        assertThat(shop.book(order)).containsExactly("decline");
    }

    @Test
    void givesTheMoneyBackWhenAConfirmedOrderIsCancelledAndOnlyOnce() {
        var order = shop.place(customer, "approved");
        listener.on(delivered(reserved(order)));
        shop.awaitStatus(order, "CONFIRMED", "CAPTURED");

        orders.cancel(customer, order, "changed my mind");
        orders.cancel(customer, order, "changed my mind again");

        shop.awaitStatus(order, "CANCELLED", "REFUNDED");
        assertThat(shop.book(order)).containsExactly("capture", "refund");
        assertThat(shop.published(order)).containsExactly("order.placed", "order.confirmed", "order.cancelled");
    }

    @Test
    void givesTheMoneyBackWhenAnOrderIsCancelledWhileItIsCharged() {
        var order = shop.place(customer, "timeout");
        listener.on(delivered(reserved(order)));

        orders.cancel(customer, order, "took too long");

        shop.awaitStatus(order, "CANCELLED", "REFUNDED");
        assertThat(shop.book(order)).containsExactly("capture", "refund");
    }

    @Test
    void doesNothingAboutStockThatIsReservedTooLate() {
        var order = shop.place(customer, "approved");
        orders.cancel(customer, order, "changed my mind");

        listener.on(delivered(reserved(order)));
        listener.on(delivered(refused(order)));

        assertThat(shop.stateOf(order)).isEqualTo("CANCELLED NONE");
        assertThat(shop.facts(order)).containsExactly("placed", "cancelled");
    }
}
