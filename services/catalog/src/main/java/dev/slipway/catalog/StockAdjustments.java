package dev.slipway.catalog;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes of stock by hand. A key belongs to one product, and whoever repeats it gets the first answer again. */
@Service
public class StockAdjustments {

    /** The most pieces that may ever be available; keeps sums far from the end of a long. */
    public static final long MOST = 1_000_000_000;

    private final StockLedger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    StockAdjustments(StockLedger ledger, JdbcClient jdbc, Clock clock) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public record Adjustment(String sku, long quantity, String reason) {}

    private record Answer(Adjustment asked, Stock given) {}

    @Transactional
    public Stock adjust(Adjustment asked, String key, String by) {
        var stock = ledger.lock(List.of(asked.sku())).get(asked.sku());
        if (stock == null) {
            throw new CatalogException.ProductNotFound(asked.sku());
        }
        var earlier = answerTo(asked.sku(), key);
        if (earlier.isPresent() && !earlier.get().asked().equals(asked)) {
            throw new CatalogException.KeyReused(asked.sku());
        }
        return earlier.map(Answer::given).orElseGet(() -> apply(asked, key, by, stock.available()));
    }

    private Stock apply(Adjustment asked, String key, String by, long available) {
        var at = clock.instant();
        var stock = ledger.adjust(asked.sku(), asked.quantity(), asked.reason(), at)
                .orElseThrow(() -> new CatalogException.StockOutOfBounds(asked.sku(), asked.quantity(), available));
        jdbc.sql("""
                        insert into stock_adjustment (sku, key, quantity, reason, made_by, received, available, reserved, sold, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(asked.sku(), key, asked.quantity(), asked.reason(), by)
                .params(stock.received(), stock.available(), stock.reserved(), stock.sold(), StockLedger.timestamp(at))
                .update();
        return stock;
    }

    private Optional<Answer> answerTo(String sku, String key) {
        return jdbc.sql("select * from stock_adjustment where sku = ? and key = ?")
                .params(sku, key)
                .query((row, number) -> new Answer(
                        new Adjustment(sku, row.getLong("quantity"), row.getString("reason")),
                        StockLedger.stock(row, number)))
                .optional();
    }
}
