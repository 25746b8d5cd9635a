package dev.slipway.order.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.order.Money;
import dev.slipway.order.OrderSaga;
import dev.slipway.order.OrderTest;
import dev.slipway.order.PaymentProvider;
import dev.slipway.order.Shop;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OrderTest
class DuePaymentsTests {

    @Autowired
    OrderSaga saga;

    @Autowired
    PaymentProvider provider;

    @Autowired
    Shop shop;

    @Test
    void finishesWhatAWorkerChargedButCouldNotSettleBeforeItDied() {
        var order = shop.place("approved");
        provider.charge(order, new Money(3000, "EUR"), "approved");
        shop.leaveDue(order, Duration.ofSeconds(-1));

        shop.awaitStatus(order, "CONFIRMED", "CAPTURED");
        assertThat(shop.book(order)).containsExactly("capture");
    }

    @Test
    void givesBackWhatAWorkerChargedBeforeItDiedIfTheOrderHasEnded() {
        var order = shop.place("approved");
        provider.charge(order, new Money(3000, "EUR"), "approved");
        saga.expire(order);
        shop.leaveDue(order, Duration.ofSeconds(-1));

        shop.awaitStatus(order, "REJECTED", "REFUNDED");
        assertThat(shop.book(order)).containsExactly("capture", "refund");
    }

    @Test
    void answersAChargeThatArrivesAfterTheRefundWithADecline() {
        var order = shop.place("approved");
        saga.expire(order);
        shop.leaveDue(order, Duration.ofSeconds(-1));
        shop.awaitStatus(order, "REJECTED", "VOIDED");

        var late = provider.charge(order, new Money(3000, "EUR"), "approved");

        assertThat(late).isEqualTo(PaymentProvider.Charge.DECLINED);
        assertThat(shop.book(order)).containsExactly("decline");
    }
}
