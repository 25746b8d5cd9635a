package dev.slipway.order;

import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/**
 * Numbered, append-only facts per order; journey and live status read them. The numbers are the order's own, given under
 * its version: within an order they become visible in sequence, which no global id does.
 */
@Component
class OrderHistory {

    private static final RowMapper<OrderFact> FACT = (row, _) -> new OrderFact(
            new OrderId(row.getObject("order_id", UUID.class)),
            row.getInt("number"),
            row.getString("event"),
            OrderStatus.valueOf(row.getString("status")),
            row.getString("detail"),
            row.getTimestamp("at").toInstant(),
            row.getString("transaction"));

    private final JdbcTemplate jdbc;

    OrderHistory(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(List<OrderFact> facts) {
        jdbc.batchUpdate(
                "insert into order_history (order_id, number, event, status, detail, at) values (?, ?, ?, ?, ?, ?)",
                facts,
                facts.size(),
                (insert, fact) -> {
                    insert.setObject(1, fact.order().value());
                    insert.setInt(2, fact.number());
                    insert.setString(3, fact.event());
                    insert.setString(4, fact.status().name());
                    insert.setString(5, fact.detail());
                    insert.setTimestamp(6, Timestamp.from(fact.at()));
                });
    }

    List<OrderFact> of(OrderId order) {
        return jdbc.query("select * from order_history where order_id = ? order by number", FACT, order.value());
    }

    /** What happened after the given number, for each of the orders: one indexed look per order, in one statement. */
    List<OrderFact> after(Map<OrderId, Integer> seen) {
        return jdbc.query(
                """
                select h.* from unnest(?, ?) as open (id, seen)
                join order_history h on h.order_id = open.id and h.number > open.seen
                order by h.order_id, h.number""",
                ask -> {
                    var connection = ask.getConnection();
                    var ids = seen.keySet().stream().map(OrderId::value).toArray();
                    ask.setArray(1, connection.createArrayOf("uuid", ids));
                    ask.setArray(
                            2, connection.createArrayOf("int4", seen.values().toArray()));
                },
                FACT);
    }
}
