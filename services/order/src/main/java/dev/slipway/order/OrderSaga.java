package dev.slipway.order;

import dev.slipway.outbox.ContractBrokenException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The door for what answers and for what time does; each step may come late, twice, or never. */
@Service
public class OrderSaga {

    private final OrderRepository orders;
    private final OrderKeeper keeper;
    private final JdbcClient jdbc;
    private final Clock clock;

    OrderSaga(OrderRepository orders, OrderKeeper keeper, JdbcClient jdbc, Clock clock) {
        this.orders = orders;
        this.keeper = keeper;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Stock is reserved. Runs in the transaction of the message; charging comes after its commit.
     * Model: {@code pay} in model/saga.als.
     */
    public void pay(OrderId id) {
        var order = told(id);
        order.payable(clock.instant());
        keeper.keep(order);
    }

    /**
     * Stock is refused, for catalog's reason. Runs in the transaction of the message.
     * Model: {@code refuse} in model/saga.als.
     */
    public void refuse(OrderId id, String reason, @Nullable String detail) {
        var order = told(id);
        if (order.status() == OrderStatus.PENDING) {
            order.reject(reason, detail, clock.instant());
        }
        keeper.keep(order);
    }

    private Order told(OrderId id) {
        return orders.findById(id)
                .orElseThrow(() -> new ContractBrokenException("no order " + id + " was ever placed here"));
    }

    /** Model: {@code settle} in model/saga.als. */
    public void settle(OrderId id, PaymentProvider.Charge answer, String detail) {
        keeper.change(() -> existing(id), order -> order.settle(answer, detail, clock.instant()));
    }

    /** Model: {@code refunded} in model/saga.als. */
    public void refunded(OrderId id, PaymentProvider.Refund answer) {
        keeper.change(() -> existing(id), order -> order.refunded(answer, clock.instant()));
    }

    /**
     * The deadline has passed. Needs neither broker nor neighbour: what they hold is released by the event.
     * Model: {@code expire} in model/saga.als.
     */
    public void expire(OrderId id) {
        keeper.change(() -> existing(id), order -> order.rejectIfPending("timed-out", clock.instant()));
    }

    private Order existing(OrderId id) {
        return orders.findById(id).orElseThrow(() -> new OrderException.NotFound(id));
    }

    /** The oldest, shuffled: replicas look at the same time, and would meet at every order if each went by age. */
    public List<Overdue> overdue(Duration pending, int limit) {
        return jdbc.sql("""
                        select id, traceparent from (
                            select id, traceparent from orders where status = 'PENDING' and placed_at < :before
                            order by placed_at limit :limit) oldest
                        order by random()""")
                .param("before", Timestamp.from(clock.instant().minus(pending)))
                .param("limit", limit)
                .query((row, _) ->
                        new Overdue(new OrderId(row.getObject("id", UUID.class)), row.getString("traceparent")))
                .list();
    }

    /** Takes over payments whose lease has run out, and leases them anew; two replicas never get the same one. */
    public List<DuePayment> claim(int limit) {
        var now = clock.instant();
        return jdbc.sql("""
                        with due as (
                            select order_id from payments where state in ('DUE', 'REFUND_DUE') and next_at < :now
                            order by next_at limit :limit for update skip locked)
                        update payments p set next_at = :until from due, orders o
                        where p.order_id = due.order_id and o.id = due.order_id
                        returning o.id, p.state, o.status, o.total_minor, o.currency, o.card, o.traceparent""")
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(now.plus(Payment.LEASE)))
                .param("limit", limit)
                .query((row, _) -> new DuePayment(
                        new OrderId(row.getObject("id", UUID.class)),
                        task(
                                Payment.State.valueOf(row.getString("state")),
                                OrderStatus.valueOf(row.getString("status"))),
                        new Money(row.getLong("total_minor"), row.getString("currency")),
                        row.getString("card"),
                        row.getString("traceparent")))
                .list();
    }

    private static DuePayment.Task task(Payment.State state, OrderStatus status) {
        if (state == Payment.State.REFUND_DUE) {
            return DuePayment.Task.REFUND;
        }
        return status == OrderStatus.PENDING ? DuePayment.Task.CHARGE : DuePayment.Task.GIVE_UP;
    }

    public record Overdue(OrderId order, @Nullable String traceparent) {}
}
