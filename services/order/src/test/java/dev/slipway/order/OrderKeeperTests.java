package dev.slipway.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Two who move one order at once. */
@OrderTest
class OrderKeeperTests {

    private final CustomerId customer = new CustomerId(UUID.randomUUID());
    private final AtomicInteger attempts = new AtomicInteger();

    @Autowired
    OrderKeeper keeper;

    @Autowired
    OrderRepository orders;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    OrderId order;

    @BeforeEach
    void place() {
        order = shop.place(customer, "approved");
    }

    @Test
    void startsAgainWhenSomebodyElseMovedTheOrderMeanwhile() {
        var cancelled = cancelWhileOthersMove(2);

        assertThat(attempts).hasValue(3);
        assertThat(cancelled.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(shop.facts(order)).containsExactly("placed", "cancelled");
        assertThat(shop.published(order)).containsExactly("order.placed", "order.cancelled");
    }

    @Test
    void givesUpAfterFiveConflictsAndHasWrittenNothing() {
        assertThatThrownBy(() -> cancelWhileOthersMove(5)).isInstanceOf(OptimisticLockingFailureException.class);

        assertThat(attempts).hasValue(5);
        assertThat(shop.stateOf(order)).isEqualTo("PENDING NONE");
        assertThat(shop.facts(order)).containsExactly("placed");
        assertThat(shop.published(order)).containsExactly("order.placed");
    }

    private Order cancelWhileOthersMove(int times) {
        return keeper.change(() -> orders.findById(order).orElseThrow(), it -> {
            if (attempts.incrementAndGet() <= times) {
                moveElsewhere();
            }
            it.cancel("changed my mind", OrderFixtures.NOW);
        });
    }

    private void moveElsewhere() {
        var elsewhere = new TransactionTemplate(transactions);
        elsewhere.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        elsewhere.executeWithoutResult(_ -> jdbc.sql("update orders set version = version + 1 where id = ?")
                .param(order.value())
                .update());
    }
}
