package dev.slipway.order.schedule;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.order.DuePayment;
import dev.slipway.order.Money;
import dev.slipway.order.OrderId;
import dev.slipway.order.OrderSaga;
import dev.slipway.order.OrderTest;
import dev.slipway.order.PaymentProvider;
import dev.slipway.order.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OrderTest
class DuePaymentsTests {

    @Autowired
    OrderSaga saga;

    @Autowired
    PaymentProvider provider;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient jdbc;

    @Test
    void finishesWhatAWorkerChargedButCouldNotSettleBeforeItDied() {
        var order = shop.place("approved");
        provider.charge(order, new Money(3000, "EUR"), "approved");
        leaveDue(order, "now() - interval '1 second'");

        shop.awaitStatus(order, "CONFIRMED", "CAPTURED");
        assertThat(shop.book(order)).containsExactly("capture");
    }

    @Test
    void givesBackWhatAWorkerChargedBeforeItDiedIfTheOrderHasEnded() {
        var order = shop.place("approved");
        provider.charge(order, new Money(3000, "EUR"), "approved");
        saga.expire(order);
        leaveDue(order, "now() - interval '1 second'");

        shop.awaitStatus(order, "REJECTED", "REFUNDED");
        assertThat(shop.book(order)).containsExactly("capture", "refund");
    }

    @Test
    void answersAChargeThatArrivesAfterTheRefundWithADecline() {
        var order = shop.place("approved");
        saga.expire(order);
        leaveDue(order, "now() - interval '1 second'");
        shop.awaitStatus(order, "REJECTED", "VOIDED");

        var late = provider.charge(order, new Money(3000, "EUR"), "approved");

        assertThat(late).isEqualTo(PaymentProvider.Charge.DECLINED);
        assertThat(shop.book(order)).containsExactly("decline");
    }

    @Test
    void isLeftAloneByOthersWhileItsLeaseLasts() {
        var order = shop.place("approved");
        leaveDue(order, "now() + interval '1 hour'");

        assertThat(saga.claim(1000)).extracting(DuePayment::order).doesNotContain(order);
    }

    @Test
    void isSharedByTwoWorkersWithoutGettingAnyTwice() throws Exception {
        var orders = Stream.generate(() -> shop.place("approved")).limit(40).toList();
        orders.forEach(it -> leaveDue(it, "now() - interval '1 second'"));
        Callable<List<DuePayment>> claim = () -> saga.claim(10);

        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var claims = new ArrayList<OrderId>();
            for (var claimed : workers.invokeAll(List.of(claim, claim, claim, claim))) {
                claimed.get().forEach(it -> claims.add(it.order()));
            }
            assertThat(claims.stream().collect(groupingBy(it -> it, counting())).values())
                    .allMatch(times -> times == 1);
        }
        orders.forEach(it -> jdbc.sql("update payments set next_at = now() where order_id = ?")
                .param(it.value())
                .update());
        orders.forEach(it -> shop.awaitStatus(it, "CONFIRMED", "CAPTURED"));
        assertThat(orders).allSatisfy(it -> assertThat(shop.book(it)).containsExactly("capture"));
    }

    @Test
    void rejectsAnOrderThatWaitedTooLongAndNeedsNobodyForIt() {
        var order = shop.place("approved");
        jdbc.sql("update orders set placed_at = placed_at - interval '21 seconds' where id = ?")
                .param(order.value())
                .update();

        shop.awaitStatus(order, "REJECTED", "NONE");
        assertThat(shop.reasonOf(order)).isEqualTo("timed-out");
        assertThat(shop.published(order)).containsExactly("order.placed", "order.rejected");
    }

    /** As a process leaves it that died while it was charging. */
    private void leaveDue(OrderId order, String nextAt) {
        jdbc.sql("insert into payments (order_id, state, next_at) values (?, 'DUE', " + nextAt + ")")
                .param(order.value())
                .update();
    }
}
