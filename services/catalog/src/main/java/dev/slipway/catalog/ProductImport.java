package dev.slipway.catalog;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes products, prices and stock what lines say they are; where they are so, nothing changes. A line's stock is what was ever
 * received: what is sold meanwhile makes no difference, and a repeat brings nothing in twice.
 */
class ProductImport {

    private static final String LINES =
            "unnest(?, ?, ?, ?, ?, ?) as l (sku, name, description, category, price_minor, currency)";

    private static final String ADD = """
            with added as (
                insert into product (sku, name, description, category, price_minor, currency, active, version)
                select l.*, true, 0 from %s order by l.sku
                on conflict do nothing returning sku
            )
            insert into stock (sku) select sku from added
            """.formatted(LINES);

    private static final String CHANGE = """
            update product p
            set name = l.name, description = l.description, category = l.category,
                price_minor = l.price_minor, currency = l.currency, version = p.version + 1
            from %s
            where p.sku = l.sku and (p.name, p.description, p.category, p.price_minor, p.currency)
                is distinct from (l.name, l.description, l.category, l.price_minor, l.currency)
            """.formatted(LINES);

    private final StockLedger ledger;
    private final Categories categories;
    private final JdbcClient jdbc;
    private final Clock clock;

    ProductImport(StockLedger ledger, Categories categories, JdbcClient jdbc, Clock clock) {
        this.ledger = ledger;
        this.categories = categories;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How many products were added, described anew, and got another stock; and why some lines were refused. */
    record Outcome(int added, int changed, int restocked, Map<ProductLine, String> refused) {}

    /** Each product once; a line that is refused changes no product. */
    @Transactional
    Outcome write(Collection<ProductLine> lines) {
        lines.stream().map(ProductLine::category).distinct().sorted().forEach(categories::ensure);
        var added = send(ADD, lines);
        var stock = ledger.lock(lines.stream().map(ProductLine::sku).toList());
        var accepted = new ArrayList<ProductLine>();
        var refused = new LinkedHashMap<ProductLine, String>();
        var quantities = new TreeMap<String, Long>();
        for (var line : lines) {
            var now = Objects.requireNonNull(stock.get(line.sku()));
            if (line.stock() < now.ordered()) {
                refused.put(line, "stock cannot be less than the %d pieces that orders have".formatted(now.ordered()));
            } else {
                accepted.add(line);
                quantities.put(line.sku(), line.stock() - now.received());
            }
        }
        quantities.values().removeIf(quantity -> quantity == 0);
        ledger.book(quantities, "imported", clock.instant());
        return new Outcome(added, send(CHANGE, accepted), quantities.size(), refused);
    }

    private int send(String sql, Collection<ProductLine> lines) {
        return jdbc.sql(sql)
                .param(texts(lines, ProductLine::sku))
                .param(texts(lines, ProductLine::name))
                .param(texts(lines, ProductLine::description))
                .param(texts(lines, ProductLine::category))
                .param(lines.stream().map(line -> line.price().minor()).toArray(Long[]::new))
                .param(texts(lines, line -> line.price().currency()))
                .update();
    }

    private static String[] texts(Collection<ProductLine> lines, Function<ProductLine, String> part) {
        return lines.stream().map(part).toArray(String[]::new);
    }
}
