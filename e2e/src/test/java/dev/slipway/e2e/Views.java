package dev.slipway.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the databases of the stack hold, read through their {@code verify} views. */
public final class Views {

    /** All but how often a message was repeated: that alone may change when messages come again. */
    private static final Map<String, List<String>> EFFECTS = Map.of(
            "order",
            List.of("orders", "idempotency_keys", "payments", "provider_book", "history", "outbox", "dead_letters"),
            "catalog",
            List.of("stock", "reservations", "ledger", "outbox", "dead_letters"),
            "todo",
            List.of("order_tasks", "outbox", "dead_letters"));

    private static final String INBOX =
            "(select consumer, event_id, topic, partition, record_offset, handled_at, transaction from verify.inbox)";

    private Views() {}

    public static List<String> rows(String service, String sql) {
        try (var databases = Databases.of(Scene.stack())) {
            return of(databases, service).rows(sql);
        }
    }

    public static long number(String service, String sql) {
        try (var databases = Databases.of(Scene.stack())) {
            return of(databases, service).number(sql);
        }
    }

    /** A digest of each view's rows, by its name. */
    public static Map<String, String> effects() {
        var digests = new TreeMap<String, String>();
        try (var databases = Databases.of(Scene.stack())) {
            EFFECTS.forEach((service, views) -> {
                var database = of(databases, service);
                var sources =
                        new ArrayList<>(views.stream().map("verify."::concat).toList());
                sources.add(INBOX);
                sources.forEach(it -> digests.put(service + " " + it, digest(database, it)));
            });
        }
        return digests;
    }

    private static String digest(Database database, String source) {
        return database.column(
                        "select count(*) || ' rows, ' || md5(coalesce(string_agg(r::text, ';' order by r::text), ''))"
                                + " from " + source + " r")
                .getFirst();
    }

    private static Database of(Databases databases, String service) {
        return switch (service) {
            case "order" -> databases.orders();
            case "catalog" -> databases.catalog();
            default -> databases.todo();
        };
    }
}
