package dev.slipway.e2e;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Places orders as a user would and prints each one's journey. */
class Demo {

    private static final Set<String> FINAL = Set.of("CONFIRMED", "REJECTED", "CANCELLED");

    /** Longest wait for one order: the deadlines after a dependency returned, and a restart by hand. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Shopper shopper;
    private final Options options;
    private final PrintStream out;

    Demo(Shopper shopper, Options options, PrintStream out) {
        this.shopper = shopper;
        this.options = options;
        this.out = out;
    }

    record Options(int orders, String card, boolean outOfStock, boolean cancel) {

        /** The state in which every order has to end. */
        String expected() {
            if (outOfStock || card.equals("declined") || card.equals("failing") || card.equals("timeout")) {
                return "REJECTED";
            }
            return cancel ? "CANCELLED" : "CONFIRMED";
        }
    }

    /** True when every order ended as asked. */
    boolean run() {
        var products = products();
        var placed = IntStream.range(0, options.orders())
                .mapToObj(i -> place(products.get(i % products.size()), i))
                .toList();
        var failures = new ArrayList<String>();
        for (var order : placed) {
            try {
                follow(order);
            } catch (UserError e) {
                failures.add(e.getMessage());
                out.println("  " + e.getMessage());
            }
        }
        out.printf(
                Locale.ROOT,
                "%d of %d orders ended %s.%n",
                placed.size() - failures.size(),
                placed.size(),
                options.expected());
        return failures.isEmpty();
    }

    private JsonNode place(JsonNode product, int index) {
        var quantity = options.outOfStock() ? 1000 : 1 + index % 2;
        var lines = Map.of(product.path("sku").asString(), quantity);
        var order = shopper.place(lines, options.card(), PATIENCE);
        if (options.cancel()) {
            shopper.await(order.path("id").asString(), FINAL, PATIENCE);
            shopper.cancel(order.path("id").asString(), PATIENCE);
        }
        return order;
    }

    private void follow(JsonNode order) {
        var id = order.path("id").asString();
        var end = shopper.await(id, FINAL, PATIENCE);
        print(
                shopper.journey(id, PATIENCE),
                Instant.parse(order.path("placedAt").asString()));
        var status = end.path("status").asString();
        if (!status.equals(options.expected())) {
            throw new UserError("Order " + order.path("number").asString() + " ended " + status + ", expected "
                    + options.expected() + ".");
        }
    }

    private List<JsonNode> products() {
        var answer = shopper.api().get("/api/products?size=50");
        if (!answer.ok()) {
            throw new UserError("The shop shows no products: " + answer.complaint());
        }
        var items = new ArrayList<JsonNode>();
        answer.json().path("items").forEach(items::add);
        if (items.isEmpty()) {
            throw new UserError("The shop is empty. Type ./slipway up to fill it.");
        }
        return items;
    }

    private void print(JsonNode journey, Instant start) {
        out.printf(
                Locale.ROOT,
                "Order %s  %s  %s%n",
                journey.path("number").asString(),
                journey.path("status").asString(),
                journey.path("order").asString());
        for (var hop : journey.path("hops")) {
            var after = Duration.between(start, Instant.parse(hop.path("at").asString()));
            out.printf(
                    Locale.ROOT,
                    "  %+7d ms  %-8s %-28s %s%n",
                    after.toMillis(),
                    hop.path("service").asString(),
                    hop.path("what").asString(),
                    details(hop));
        }
        journey.path("unknown")
                .forEach(service -> out.println("             " + service.asString() + ": unknown at present"));
    }

    private static String details(JsonNode hop) {
        var parts = new ArrayList<String>();
        if (!hop.path("detail").asString("").isEmpty()) {
            parts.add(hop.path("detail").asString());
        }
        if (!hop.path("topic").asString("").isEmpty()) {
            parts.add(hop.path("topic").asString() + "-" + hop.path("partition").asString("?") + "@"
                    + hop.path("offset").asString("?"));
        }
        if (!hop.path("transaction").asString("").isEmpty()) {
            parts.add("tx " + hop.path("transaction").asString());
        }
        if (hop.path("duplicatesIgnored").asLong(0) > 0) {
            parts.add(hop.path("duplicatesIgnored").asLong() + " repeats ignored");
        }
        if (hop.path("compensation").asBoolean(false)) {
            parts.add("compensation");
        }
        return String.join(" · ", parts);
    }
}
