package dev.slipway.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Orders of everybody, for administrators: newest first, each page in one statement. A page is cut along an index before the
 * payments are looked up; of a customer and a status together, the customer's index is the narrower one.
 */
@Component
public class OrderSearch {

    /** Nobody ordered before or will after, and the database's calendar ends before Java's does. */
    private static final Instant FIRST = Instant.EPOCH;

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private static final String PAGE = """
            select o.id, o.number, o.customer, o.status, o.reason, o.total_minor, o.currency, p.state as payment,
                   o.placed_at, o.updated_at
            from (select * from orders where true <conditions> order by placed_at desc, number desc limit :size) o
            left join payments p on p.order_id = o.id
            order by o.placed_at desc, o.number desc
            """;

    private final JdbcClient jdbc;

    OrderSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that is named holds; {@code from} is part of the range, {@code to} is not. */
    public record Filter(
            @Nullable OrderStatus status,
            @Nullable CustomerId customer,
            @Nullable Long number,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** Where a page ended. */
    public record Position(Instant placedAt, long number) {}

    public record Found(
            OrderId id,
            long number,
            CustomerId customer,
            OrderStatus status,
            @Nullable String reason,
            Money total,
            Payment.@Nullable State payment,
            Instant placedAt,
            Instant updatedAt) {}

    public List<Found> page(Filter filter, @Nullable Position after, int size) {
        var conditions = new StringBuilder();
        var params = new HashMap<String, Object>(Map.of("size", size));
        if (filter.status() != null) {
            conditions.append(" and status = :status");
            params.put("status", filter.status().name());
        }
        if (filter.customer() != null) {
            conditions.append(" and customer = :customer");
            params.put("customer", filter.customer().value());
        }
        if (filter.number() != null) {
            conditions.append(" and number = :number");
            params.put("number", filter.number());
        }
        if (filter.from() != null) {
            conditions.append(" and placed_at >= :from");
            params.put("from", timestamp(filter.from()));
        }
        if (filter.to() != null) {
            conditions.append(" and placed_at < :to");
            params.put("to", timestamp(filter.to()));
        }
        if (after != null) {
            conditions.append(" and (placed_at, number) < (:endedAt, :ended)");
            params.put("endedAt", timestamp(after.placedAt()));
            params.put("ended", after.number());
        }
        return jdbc.sql(PAGE.replace("<conditions>", conditions))
                .params(params)
                .query(OrderSearch::found)
                .list();
    }

    private static Timestamp timestamp(Instant at) {
        return Timestamp.from(at.isBefore(FIRST) ? FIRST : at.isAfter(LAST) ? LAST : at);
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(
                new OrderId(row.getObject("id", UUID.class)),
                row.getLong("number"),
                new CustomerId(row.getObject("customer", UUID.class)),
                OrderStatus.valueOf(row.getString("status")),
                row.getString("reason"),
                new Money(row.getLong("total_minor"), row.getString("currency")),
                Optional.ofNullable(row.getString("payment"))
                        .map(Payment.State::valueOf)
                        .orElse(null),
                row.getTimestamp("placed_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }
}
