package dev.slipway.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what {@link StockLedger} wrote, by product or by order, each in one statement. */
@Component
public class LedgerEntries {

    private static final String ENTRY = """
            l.id, l.sku as entry_sku, l.order_id, l.kind, l.available_delta, l.reserved_delta, l.sold_delta,
            l.reason, l.at, l.transaction::text as transaction""";

    private final JdbcClient jdbc;

    LedgerEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A product's numbers and the newest of the entries that explain them. */
    public record Statement(Stock stock, Page<LedgerEntry, Long> entries) {}

    List<LedgerEntry> entriesOf(UUID order) {
        return jdbc.sql("select %s from ledger l where order_id = ? order by id".formatted(ENTRY))
                .param(order)
                .query((row, _) -> entry(row))
                .list();
    }

    /** The product's numbers with a page of its entries, newest first. */
    public Statement statement(String sku, @Nullable Long before, int size) {
        var stock = new ArrayList<Stock>();
        var entries = new ArrayList<LedgerEntry>();
        jdbc.sql("""
                        select s.sku, s.received, s.available, s.reserved, s.sold, l.* from stock s
                        left join lateral (
                            select %s from ledger l where l.sku = s.sku and l.id < ? order by l.id desc limit ?
                        ) l on true
                        where s.sku = ? order by l.id desc""".formatted(ENTRY))
                .params(before == null ? Long.MAX_VALUE : before, size + 1, sku)
                .query(row -> {
                    if (stock.isEmpty()) {
                        stock.add(StockLedger.stock(row, 0));
                    }
                    if (row.getString("kind") != null) {
                        entries.add(entry(row));
                    }
                });
        return stock.stream()
                .findFirst()
                .map(numbers -> new Statement(numbers, Page.of(entries, size, LedgerEntry::id)))
                .orElseThrow(() -> new CatalogException.ProductNotFound(sku));
    }

    private static LedgerEntry entry(ResultSet row) throws SQLException {
        return new LedgerEntry(
                row.getLong("id"),
                row.getString("entry_sku"),
                row.getObject("order_id", UUID.class),
                row.getString("kind"),
                row.getLong("available_delta"),
                row.getLong("reserved_delta"),
                row.getLong("sold_delta"),
                row.getString("reason"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("transaction"));
    }
}
