package dev.slipway.order.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.order.OrderId;
import dev.slipway.order.OrderSaga;
import dev.slipway.order.OrderTest;
import dev.slipway.order.Shop;
import dev.slipway.test.Eventually;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The provider's events on their whole way: its book, the wire, the order. */
@OrderTest
class SimulatedWebhookTests {

    @Autowired
    OrderSaga saga;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void confirmsAnOrderWhoseChargeWasNeverAnswered() {
        var order = pay("late");

        shop.awaitStatus(order, "CONFIRMED", "CAPTURED");
        assertThat(shop.published(order)).containsExactly("order.placed", "order.confirmed");
        assertThat(shop.book(order)).containsExactly("capture");
        assertThat(heard(order)).containsExactly("CAPTURED 1");
    }

    @Test
    void changesNothingOfAnOrderWhoseMoneyWasGivenBackByTheTimeItIsTold() {
        var order = pay("timeout");
        shop.awaitStatus(order, "REJECTED", "REFUNDED");
        var facts = shop.facts(order);

        Eventually.within(
                Duration.ofSeconds(30), () -> assertThat(heard(order)).containsExactly("CAPTURED 1", "REFUNDED 2"));
        assertThat(shop.facts(order)).isEqualTo(facts);
        assertThat(shop.stateOf(order)).isEqualTo("REJECTED REFUNDED");
    }

    private OrderId pay(String card) {
        var order = shop.place(card);
        new TransactionTemplate(transactions).executeWithoutResult(_ -> saga.pay(order));
        return order;
    }

    private List<String> heard(OrderId order) {
        return jdbc.sql("select kind || ' ' || sequence from payment_events where order_id = ? order by sequence")
                .param(order.value())
                .query(String.class)
                .list();
    }
}
