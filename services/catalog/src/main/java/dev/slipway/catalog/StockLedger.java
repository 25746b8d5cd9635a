package dev.slipway.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The numbers of each product and the append-only book of why they are what they are. A number changes only in the statement
 * that writes its entry. Rows are locked in the order of their SKUs first, so that two orders never wait for each other.
 */
@Component
class StockLedger {

    private static final String MOVE = """
            with wanted as (select sku, quantity from unnest(?, ?) as w (sku, quantity)),
            moved as (
                update stock s
                set available = s.available + w.quantity * ?, reserved = s.reserved + w.quantity * ?, sold = s.sold + w.quantity * ?
                from wanted w
                where s.sku = w.sku
                  and s.available >= w.quantity * ? and s.reserved >= w.quantity * ? and s.sold >= w.quantity * ?
                returning s.sku, w.quantity
            )
            insert into ledger (sku, order_id, kind, available_delta, reserved_delta, sold_delta, at)
            select sku, ?, ?, quantity * ?, quantity * ?, quantity * ?, ? from moved order by sku
            """;

    private static final String BOOK = """
            with wanted as (select sku, quantity from unnest(?, ?) as w (sku, quantity)),
            moved as (
                update stock s set available = s.available + w.quantity, received = s.received + w.quantity
                from wanted w where s.sku = w.sku
                returning s.sku, w.quantity
            )
            insert into ledger (sku, kind, available_delta, reserved_delta, sold_delta, reason, at)
            select sku, case when quantity > 0 then 'received' else 'removed' end, quantity, 0, 0, ?, ? from moved order by sku
            """;

    private final JdbcClient jdbc;

    StockLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks what exists of these products, in their order, and gives their numbers. */
    Map<String, Stock> lock(Collection<String> skus) {
        var found = jdbc.sql("select * from stock where sku = any(?) order by sku for no key update")
                .param(skus.toArray(String[]::new))
                .query(StockLedger::stock)
                .list();
        return found.stream().collect(Collectors.toMap(Stock::sku, Function.identity()));
    }

    /** What was reserved for the order, its stock locked. */
    List<StockLine> lockReservedFor(UUID order) {
        return jdbc.sql("""
                        select l.sku, l.reserved_delta from ledger l join stock s on s.sku = l.sku
                        where l.order_id = ? and l.kind = 'reserved' order by l.sku for no key update of s""")
                .param(order)
                .query((row, _) -> new StockLine(row.getString(1), row.getLong(2)))
                .list();
    }

    /** Moves every line and writes its entry, or fails: the condition guards what the lock already promised. */
    void move(Movement step, UUID order, List<StockLine> lines, Instant at) {
        var written = jdbc.sql(MOVE)
                .param(lines.stream().map(StockLine::sku).toArray(String[]::new))
                .param(lines.stream().map(StockLine::quantity).toArray(Long[]::new))
                .params(step.available, step.reserved, step.sold)
                .params(-step.available, -step.reserved, -step.sold)
                .params(order, step.word(), step.available, step.reserved, step.sold, timestamp(at))
                .update();
        if (written != lines.size()) {
            throw new IllegalStateException(
                    "%d of %d lines of order %s could be %s".formatted(written, lines.size(), order, step.word()));
        }
    }

    /** Empty where the stock would leave its bounds. */
    Optional<Stock> adjust(String sku, long quantity, String reason, Instant at) {
        return jdbc.sql("""
                        with moved as (
                            update stock set available = available + ?, received = received + ?
                            where sku = ? and available + ? between 0 and ?
                            returning sku, received, available, reserved, sold
                        ), written as (
                            insert into ledger (sku, kind, available_delta, reserved_delta, sold_delta, reason, at)
                            select sku, ?, ?, 0, 0, ?, ? from moved
                        )
                        select * from moved""")
                .params(quantity, quantity, sku, quantity, StockAdjustments.MOST)
                .params(quantity > 0 ? "received" : "removed", quantity, reason, timestamp(at))
                .query(StockLedger::stock)
                .optional();
    }

    /** Books pieces of many products in, or out where there are less than none, all of them or fails. */
    void book(Map<String, Long> quantities, String reason, Instant at) {
        var written = jdbc.sql(BOOK)
                .param(quantities.keySet().toArray(String[]::new))
                .param(quantities.values().toArray(Long[]::new))
                .params(reason, timestamp(at))
                .update();
        if (written != quantities.size()) {
            throw new IllegalStateException("%d of %d products could be booked".formatted(written, quantities.size()));
        }
    }

    static Stock stock(ResultSet row, int number) throws SQLException {
        return new Stock(
                row.getString("sku"),
                row.getLong("received"),
                row.getLong("available"),
                row.getLong("reserved"),
                row.getLong("sold"));
    }

    static OffsetDateTime timestamp(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
