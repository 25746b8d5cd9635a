package dev.slipway.order.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.order.OrderId;
import dev.slipway.order.OrderTest;
import dev.slipway.order.Shop;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OrderTest
class OverdueOrdersTests {

    @Autowired
    Deadlines deadlines;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient jdbc;

    @Test
    void rejectsAnOrderThatWaitedTooLongAndNeedsNobodyForIt() {
        var order = shop.place("approved");
        shop.age(order, deadlines.pending());

        shop.awaitStatus(order, "REJECTED", "NONE");

        assertThat(shop.reasonOf(order)).isEqualTo("timed-out");
        assertThat(shop.published(order)).containsExactly("order.placed", "order.rejected");
    }

    @Test
    void leavesAnOrderAloneThatHasTimeLeft() {
        var young = shop.place("approved");
        var old = shop.place("approved");
        shop.age(young, deadlines.pending().minusSeconds(10));
        shop.age(old, deadlines.pending());

        shop.awaitStatus(old, "REJECTED", "NONE");

        assertThat(shop.stateOf(young)).isEqualTo("PENDING NONE");
    }

    @Test
    void goesOnWithTheOthersWhenOneCannotBeEnded() {
        var stuck = shop.place("approved");
        var next = shop.place("approved");
        occupyNextFactOf(stuck);
        shop.age(stuck, deadlines.pending().plus(Duration.ofHours(1)));
        shop.age(next, deadlines.pending());

        shop.awaitStatus(next, "REJECTED", "NONE");
        assertThat(shop.stateOf(stuck)).isEqualTo("PENDING NONE");

        jdbc.sql("delete from order_history where order_id = ? and number = 2")
                .param(stuck.value())
                .update();
        shop.awaitStatus(stuck, "REJECTED", "NONE");
    }

    /** Nobody can move the order now: the number of its next fact is taken. */
    private void occupyNextFactOf(OrderId order) {
        jdbc.sql("""
                insert into order_history (order_id, number, event, status, at)
                values (?, 2, 'in-the-way', 'PENDING', now())""").param(order.value()).update();
    }
}
