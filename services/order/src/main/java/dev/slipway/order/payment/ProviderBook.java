package dev.slipway.order.payment;

import dev.slipway.order.Money;
import dev.slipway.order.OrderId;
import dev.slipway.order.PaymentProvider;
import java.util.List;
import java.util.Objects;
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
