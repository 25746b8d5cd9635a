package dev.slipway.order.payment;

import dev.slipway.order.Money;
import dev.slipway.order.OrderId;
import dev.slipway.order.PaymentProvider;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The provider's own book, in a transaction of its own: it plays another company, so nothing of it may roll back with an
 * order. {@code verify} compares both sides.
 */
@Component
class ProviderBook {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ProviderBook(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The first answer for an order stands, whatever is asked later. */
    String answer(OrderId order, Money amount, String kind) {
        return write(() -> insert(order, amount, kind) == 1
                ? kind
                : jdbc.sql("select kind from provider_book where order_id = ? and kind <> 'refund'")
                        .param(order.value())
                        .query(String.class)
                        .single());
    }

    void refund(OrderId order, Money amount) {
        write(() -> insert(order, amount, "refund"));
    }

    /** Each entry of the order becomes an event then, unless it is one already. */
    void tellAfter(OrderId order, Duration lag) {
        write(() -> jdbc.sql("""
                        update provider_book set tell_at = clock_timestamp() + make_interval(secs => ?)
                        where order_id = ? and tell_at is null and not told""")
                .param(lag.toMillis() / 1000.0)
                .param(order.value())
                .update());
    }

    /** What is to be told now, newest first; nobody else gets it before the lease has run out. */
    List<Untold> claim(Duration lease, int limit) {
        return write(() -> jdbc
                .sql("""
                        with due as (
                            select id from provider_book where tell_at < clock_timestamp()
                            order by tell_at limit :limit for update skip locked)
                        update provider_book b set tell_at = clock_timestamp() + make_interval(secs => :lease) from due
                        where b.id = due.id
                        returning b.id, b.event_id, b.order_id, b.kind, (select count(*) from provider_book before
                                  where before.order_id = b.order_id and before.id <= b.id) as sequence""")
                .param("lease", lease.toSeconds())
                .param("limit", limit)
                .query((row, _) -> new Untold(
                        row.getLong("id"),
                        row.getObject("event_id", UUID.class),
                        new OrderId(row.getObject("order_id", UUID.class)),
                        row.getString("kind"),
                        row.getInt("sequence")))
                .list()
                .stream()
                .sorted(Comparator.comparingLong(Untold::entry).reversed())
                .toList());
    }

    void told(Untold entry) {
        write(() -> jdbc.sql("update provider_book set tell_at = null, told = true where id = ?")
                .param(entry.entry())
                .update());
    }

    /** An entry that is to be told; {@code sequence} is its number among those of its order. */
    record Untold(long entry, UUID event, OrderId order, String kind, int sequence) {}

    /** The other company does not share our database: while that is away, it was not asked. */
    private <T> T write(Supplier<T> work) {
        try {
            return Objects.requireNonNull(transaction.execute(_ -> work.get()));
        } catch (TransactionException | DataAccessException away) {
            throw new PaymentProvider.UnaskedException(away);
        }
    }

    private int insert(OrderId order, Money amount, String kind) {
        return jdbc.sql("""
                        insert into provider_book (order_id, kind, amount_minor, currency) values (?, ?, ?, ?)
                        on conflict do nothing""")
                .params(order.value(), kind, amount.minor(), amount.currency())
                .update();
    }

    List<PaymentProvider.Entry> of(OrderId order) {
        return jdbc.sql("select * from provider_book where order_id = ? order by id")
                .param(order.value())
                .query((row, _) -> new PaymentProvider.Entry(
                        row.getString("kind"),
                        new Money(row.getLong("amount_minor"), row.getString("currency")),
                        row.getTimestamp("at").toInstant()))
                .list();
    }
}
