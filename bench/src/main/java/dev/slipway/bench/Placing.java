package dev.slipway.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** P3: an order placed, beside the same SQL. Nothing leaves the outbox meanwhile, so that no other service joins in. */
final class Placing {

    private static final int REQUESTS = 5_000;

    /** Much more code than a read runs through has to become hot. */
    private static final int WARM_UP = 20_000;

    /** Its price is known for seconds: the database sees what is compared, and hardly a question of catalog's. */
    private static final int ONE_PRICE = 1;

    private static final Map<String, String> NOTHING_FOLLOWS =
            Map.of("SLIPWAY_ORDER_SLIPWAY_OUTBOX_RELAY", "false", "SLIPWAY_ORDER_ORDER_DEADLINES_PENDING", "1h");

    static final String FORGET = """
            delete from orders where status = 'PENDING';
            delete from outbox where state = 'unsent'
            """;

    private final Lab lab;
    private final Site site;

    Placing(Lab lab) {
        this.lab = lab;
        this.site = lab.site();
    }

    void run() {
        var orders = site.databaseOf("order");
        var requests = lab.scaled(REQUESTS);
        site.restart("order", NOTHING_FOLLOWS);
        try {
            Load.warmUp(lab.scaled(WARM_UP), lab.order("order", ONE_PRICE));
            var ours = lab.warm(requests, lab.order("order", ONE_PRICE), "order", Site.POSTGRES);
            var bare = lab.warmSql(requests, orders, new Trip(ServiceSql.of("place-order")));
            lab.report()
                    .add(new Figure(
                            "P3",
                            "place an order",
                            ours.micros(),
                            "µs",
                            bare.micros(),
                            Aim.atMost(2.0),
                            "order and PostgreSQL; one look and five inserts, one commit; " + ours.compilers() + "; "
                                    + bare.shares()));
        } finally {
            orders.execute(FORGET);
            site.restart("order");
        }
    }

    /** What the service sends, with values of the same size. */
    record Trip(ServiceSql sql) implements SqlLoop.Trip {

        private static final Pattern INSERT = Pattern.compile("insert into (\\w+) ?\\(([^)]*)\\)");
        private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        @Override
        public void make(Connection connection) throws SQLException {
            var owner = UUID.randomUUID();
            var key = UUID.randomUUID().toString();
            SqlLoop.query(sql.statements().getFirst(), owner, key).make(connection);
            var rows = rows(risingId(), owner, key);
            connection.setAutoCommit(false);
            for (var insert : sql.statements().subList(1, sql.statements().size())) {
                insert(connection, insert, rows);
            }
            connection.commit();
            connection.setAutoCommit(true);
        }

        /** Values go where the statement names their columns, in whatever order it does. */
        private static void insert(Connection connection, String sql, Map<String, Map<String, Object>> rows)
                throws SQLException {
            var names = INSERT.matcher(sql);
            if (!names.find()) {
                throw new IllegalStateException("No insert: " + sql);
            }
            var row = Optional.ofNullable(rows.get(names.group(1)))
                    .orElseThrow(() -> new IllegalStateException("No row for " + sql));
            try (var statement = connection.prepareStatement(sql)) {
                int place = 1;
                for (var column : names.group(2).split(",", -1)) {
                    statement.setObject(place++, row.get(column.strip()));
                }
                statement.execute();
            }
        }

        private static Map<String, Map<String, Object>> rows(UUID id, UUID owner, String key) {
            var at = Timestamp.from(Instant.now());
            return Map.of(
                    "orders",
                    Map.ofEntries(
                            Map.entry("id", id),
                            Map.entry("customer", owner),
                            Map.entry("status", "PENDING"),
                            Map.entry("card", "approved"),
                            Map.entry("total_minor", 1000L),
                            Map.entry("currency", "EUR"),
                            Map.entry("facts", 1),
                            Map.entry("ever_confirmed", false),
                            Map.entry("traceparent", TRACE),
                            Map.entry("placed_at", at),
                            Map.entry("updated_at", at),
                            Map.entry("version", 0L)),
                    "order_lines",
                    Map.of(
                            "order_id",
                            id,
                            "position",
                            0,
                            "sku",
                            "BENCH-0000001",
                            "name",
                            "Bench piece 0000001",
                            "quantity",
                            1,
                            "unit_price_minor",
                            1000L,
                            "currency",
                            "EUR"),
                    "order_history",
                    Map.of(
                            "order_id",
                            id,
                            "number",
                            1,
                            "event",
                            "placed",
                            "status",
                            "PENDING",
                            "detail",
                            "10.00 EUR",
                            "at",
                            at),
                    "outbox",
                    Map.of(
                            "event_id",
                            UUID.randomUUID(),
                            "topic",
                            "order.events.v1",
                            "key",
                            id.toString(),
                            "part",
                            ThreadLocalRandom.current().nextInt(8),
                            "type",
                            "order.placed",
                            "version",
                            1L,
                            "payload",
                            new byte[400],
                            "headers",
                            "{\"event-type\": \"order.placed\", \"traceparent\": \"" + TRACE + "\"}",
                            "traceparent",
                            TRACE),
                    "idempotency_keys",
                    Map.of(
                            "owner",
                            owner,
                            "key",
                            key,
                            "request",
                            "f".repeat(64),
                            "subject",
                            id,
                            "body",
                            "x".repeat(450)));
        }

        /** As the service's own: it begins with the time, so that new rows land at the end of every index. */
        private static UUID risingId() {
            var random = ThreadLocalRandom.current();
            var high = (System.currentTimeMillis() << 16) | 0x7000 | random.nextInt(0x1000);
            return new UUID(high, (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
        }
    }
}
