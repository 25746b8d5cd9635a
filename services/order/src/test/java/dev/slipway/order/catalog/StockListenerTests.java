package dev.slipway.order.catalog;

import static dev.slipway.order.catalog.StockMessages.delivered;
import static dev.slipway.order.catalog.StockMessages.refused;
import static dev.slipway.order.catalog.StockMessages.released;
import static dev.slipway.order.catalog.StockMessages.reserved;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.order.CustomerId;
import dev.slipway.order.OrderId;
import dev.slipway.order.OrderService;
import dev.slipway.order.OrderTest;
import dev.slipway.order.Shop;
import dev.slipway.order.StatementCounter;
import dev.slipway.test.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

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

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

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
        assertThat(orders.history(order).getLast().detail()).contains("wanted", "available");
    }

    @Test
    void knowsThatStockIsReleasedAndDoesNothingAboutIt() {
        var order = shop.place(customer, "approved");
        orders.cancel(customer, order, "changed my mind");

        listener.on(delivered(released(order)));

        assertThat(shop.facts(order)).containsExactly("placed", "cancelled");
        assertThat(deadLettersOf(order)).isEmpty();
    }

    @Test
    void takesAMessageThatLostARaceForItsOrderAtItsNextAttempt() throws Exception {
        var order = shop.place(customer, "approved");
        var message = delivered(reserved(order));

        try (var elsewhere = Executors.newVirtualThreadPerTaskExecutor()) {
            var receiving = requireNonNull(new TransactionTemplate(transactions).execute(_ -> {
                orders.cancel(customer, order, "meanwhile");
                var waiting = elsewhere.submit(() -> listener.on(message));
                Eventually.within(
                        Duration.ofSeconds(5),
                        () -> assertThat(shop.waitingForALock()).isPositive());
                return waiting;
            }));
            receiving.get();
        }

        assertThat(shop.facts(order)).containsExactly("placed", "cancelled");
        assertThat(jdbc.sql("select attempt from inbox where key = ?")
                        .param(order.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void makesAPaymentDueInOneCommitWithItsMessage() {
        var order = shop.place("timeout");
        var message = delivered(reserved(order));

        var statements = StatementCounter.during(() -> listener.on(message));

        assertThat(statements).filteredOn("commit"::equals).hasSize(1);
        assertThat(statements).filteredOn(it -> it.startsWith("select")).hasSize(1);
        assertThat(statements).filteredOn(it -> it.contains("into inbox")).hasSize(1);
        assertThat(statements).hasSize(6); // and orders, payments, history
    }

    @Test
    void putsAsideWhatTellsOfAnOrderThatWasNeverPlaced() {
        var stranger = new OrderId(UUID.randomUUID());

        listener.on(delivered(reserved(stranger)));

        assertThat(deadLettersOf(stranger)).singleElement().asString().startsWith("contract-broken");
    }

    private List<String> deadLettersOf(OrderId order) {
        return jdbc.sql("select reason from verify.dead_letters where key = ?")
                .param(order.toString())
                .query(String.class)
                .list();
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
