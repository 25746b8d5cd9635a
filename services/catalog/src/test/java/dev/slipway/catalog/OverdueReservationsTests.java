package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CatalogTest
class OverdueReservationsTests {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private StockService stock;

    @Autowired
    private CatalogFixtures shop;

    @Autowired
    private MeterRegistry meters;

    @Test
    void areShownAndNotReleased() {
        var sku = shop.product(5);
        var order = UUID.randomUUID();
        stock.reserve(order, UUID.randomUUID(), List.of(new StockLine(sku, 1)));
        assertThat(overdue(order)).isZero();
        jdbc.sql("update reservation set created_at = now() - interval '6 minutes' where order_id = ?")
                .param(order)
                .update();
        assertThat(overdue(order)).isOne();
        assertThat(meters.get("catalog.reservations.overdue").gauge().value()).isGreaterThanOrEqualTo(1);
        assertThat(shop.stockOf(sku)).isEqualTo("4 1 0");
    }

    private long overdue(UUID order) {
        return jdbc.sql("select count(*) from verify.overdue_reservations where order_id = ?")
                .param(order)
                .query(Long.class)
                .single();
    }
}
