package dev.slipway.order;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.order.PaymentProvider.Charge;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@OrderTest
class OrderSagaTests {

    private final CustomerId customer = new CustomerId(UUID.randomUUID());

    @Autowired
    OrderSaga saga;

    @Autowired
    OrderRepository orders;

    @Autowired
    OrderKeeper keeper;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    /** An hour ahead, so that it sees leases end that the running service's own look leaves alone. */
    OrderSaga hourAhead() {
        return new OrderSaga(orders, keeper, jdbc, Clock.offset(Clock.systemUTC(), Duration.ofHours(1)));
    }

    @Test
    void leavesAPaymentAloneWhileItsLeaseLasts() {
        var order = shop.place("approved");
        shop.leaveDue(order, Duration.ofMinutes(90));

        assertThat(hourAhead().claim(1000)).extracting(DuePayment::order).doesNotContain(order);
    }

    @Test
    void sharesDuePaymentsAmongWorkersAndGivesNoneTwice() throws Exception {
        var due = Stream.generate(() -> shop.place("approved")).limit(40).toList();
        due.forEach(it -> shop.leaveDue(it, Duration.ofMinutes(30)));

        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<List<OrderId>> worker = this::claimAll;
            var claimed = new ArrayList<OrderId>();
            for (var each : workers.invokeAll(Collections.nCopies(4, worker))) {
                claimed.addAll(each.get());
            }
            assertThat(claimed).containsAll(due);
            assertThat(claimed.stream()
                            .collect(groupingBy(it -> it, counting()))
                            .values())
                    .containsOnly(1L);
        }
    }

    private List<OrderId> claimAll() {
        var claimed = new ArrayList<OrderId>();
        List<DuePayment> some;
        do {
            some = hourAhead().claim(5);
            some.forEach(it -> claimed.add(it.order()));
        } while (!some.isEmpty());
        return claimed;
    }

    @Test
    void givesUpAnUnfinishedChargeOnlyOnceTheOrderHasEnded() {
        var pending = shop.place("approved");
        var ended = shop.place(customer, "approved");
        saga.expire(ended);
        List.of(pending, ended).forEach(it -> shop.leaveDue(it, Duration.ofMinutes(30)));

        var claimed = hourAhead().claim(1000);

        assertThat(claimed)
                .filteredOn(it -> it.order().equals(pending))
                .extracting(DuePayment::task)
                .containsExactly(DuePayment.Task.CHARGE);
        assertThat(claimed)
                .filteredOn(it -> it.order().equals(ended))
                .extracting(DuePayment::task)
                .containsExactly(DuePayment.Task.GIVE_UP);
    }

    @Test
    void settlesAPaymentInOneCommit() {
        var order = shop.place("timeout");
        new TransactionTemplate(transactions).executeWithoutResult(_ -> saga.pay(order));

        var statements = StatementCounter.during(() -> saga.settle(order, Charge.APPROVED, "at try 1"));

        assertThat(shop.stateOf(order)).isEqualTo("CONFIRMED CAPTURED");
        assertThat(statements).filteredOn("commit"::equals).hasSize(1);
        assertThat(statements).filteredOn(it -> it.startsWith("select")).hasSize(1);
        assertThat(statements)
                .filteredOn(it -> it.contains("into order_history"))
                .hasSize(1);
        assertThat(statements).hasSize(6); // and orders, payments, outbox
    }
}
