package dev.slipway.catalog;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Products that no other test knows, and what the verify views say about them. */
@TestComponent
public class CatalogFixtures {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final ProductService products;
    private final StockAdjustments adjustments;
    private final JdbcClient jdbc;

    CatalogFixtures(ProductService products, StockAdjustments adjustments, JdbcClient jdbc) {
        this.products = products;
        this.adjustments = adjustments;
        this.jdbc = jdbc;
    }

    static Product.Details details(String name) {
        return new Product.Details(name, "Made for tests", "tests", new Money(1299, "EUR"));
    }

    public String product(long stock) {
        return product("T-" + NEXT.incrementAndGet(), stock);
    }

    public String product(String sku, long stock) {
        products.create(sku, details("Product " + sku));
        if (stock > 0) {
            var delivery = new StockAdjustments.Adjustment(sku, stock, "delivery");
            adjustments.adjust(delivery, UUID.randomUUID().toString(), "test");
        }
        return sku;
    }

    public void sellsWhatTheGoldenOrderWants() {
        for (var sku : List.of("MUG-BLUE", "TEA-ASSAM")) {
            if (jdbc.sql("select count(*) from product where sku = ?")
                            .param(sku)
                            .query(Long.class)
                            .single()
                    == 0) {
                product(sku, 1000);
            }
        }
    }

    /** available, reserved, sold; something else unless they add up and the ledger says the same. */
    public String stockOf(String sku) {
        return jdbc.sql("""
                        select case when received = available + reserved + sold and available = ledger_available
                                     and reserved = ledger_reserved and sold = ledger_sold
                               then available || ' ' || reserved || ' ' || sold else 'does not add up' end
                        from verify.stock where sku = ?""").param(sku).query(String.class).single();
    }

    public String reservationOf(UUID order) {
        return jdbc.sql("select state from verify.reservations where order_id = ?")
                .param(order)
                .query(String.class)
                .optional()
                .orElse("none");
    }

    public String movementsOf(UUID order) {
        return jdbc.sql("""
                        select coalesce(string_agg(kind || ' ' || sku, ', ' order by id), '')
                        from verify.ledger where order_id = ?""").param(order).query(String.class).single();
    }

    /** The types of the events that left for the order, first to last. */
    public String sentFor(UUID order) {
        return jdbc.sql("select coalesce(string_agg(type, ' ' order by version), '') from verify.outbox where key = ?")
                .param(order.toString())
                .query(String.class)
                .single();
    }
}
