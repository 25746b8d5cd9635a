package dev.slipway.order;

import static dev.slipway.order.catalog.StockMessages.reserved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.VerifyViews;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What {@code ./slipway verify} reads in this database, and what must hold there. */
@OrderTest
class VerifyViewsTests {

    private final CustomerId customer = new CustomerId(UUID.randomUUID());

    @Autowired
    Shop shop;

    @Autowired
    OrderService orders;

    @Autowired
    JdbcClient jdbc;

    @Test
    void explainThemselvesAndAreAllThatTheVerifierGets(@Autowired DataSource database) {
        VerifyViews.check(
                database,
                "orders",
                "idempotency_keys",
                "payments",
                "provider_book",
                "history",
                "outbox",
                "inbox",
                "dead_letters");
    }

    @Test
    void balanceWithTheProvidersBook() {
        var kept = shop.place(customer, "approved");
        var givenBack = shop.place(customer, "approved");
        var lost = shop.place(customer, "timeout");
        var refused = shop.place(customer, "declined");
        for (var each : new OrderId[] {kept, givenBack, lost, refused}) {
            shop.hear(reserved(each));
        }
        shop.awaitStatus(kept, "CONFIRMED", "CAPTURED");
        shop.awaitStatus(givenBack, "CONFIRMED", "CAPTURED");
        orders.cancel(customer, givenBack, "changed my mind");
        shop.awaitStatus(givenBack, "CANCELLED", "REFUNDED");
        shop.awaitStatus(lost, "REJECTED", "REFUNDED");
        shop.awaitStatus(refused, "REJECTED", "DECLINED");

        assertThat(sum("select sum(total_minor) from verify.orders where status = 'CONFIRMED' and customer = ?"))
                .isEqualTo(3000)
                .isEqualTo(sum("""
                        select sum(case b.kind when 'capture' then b.amount_minor when 'refund' then -b.amount_minor else 0 end)
                        from verify.provider_book b join verify.orders o on o.id = b.order_id where o.customer = ?"""))
                .isEqualTo(sum("""
                        select sum(p.amount_minor) from verify.payments p join verify.orders o on o.id = p.order_id
                        where p.state = 'CAPTURED' and o.customer = ?"""));
        assertThat(sum("select sum(total_minor - lines_minor) from verify.orders where customer = ?"))
                .isZero();
        assertThat(sum("select count(*) from verify.orders where ever_confirmed and customer = ?"))
                .isEqualTo(2);
        assertThat(sum("select count(*) from verify.idempotency_keys where customer = ?"))
                .isEqualTo(4);
    }

    private long sum(String sql) {
        return jdbc.sql(sql).param(customer.value()).query(Long.class).single();
    }
}
