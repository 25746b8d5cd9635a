package dev.slipway.e2e;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
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

    private static final Duration REST_OF_THE_JOURNEY = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final int MORE_THAN_THERE_IS = 1000;

    /** What the other services do once the order has ended so. */
    private static final Map<String, Set<String>> LAST_HOPS = Map.of(
            "CONFIRMED", Set.of("todo task-added", "catalog received order.confirmed"),
            "REJECTED", Set.of("catalog received order.rejected"),
            "CANCELLED", Set.of("todo task-cancelled", "catalog sent stock.released", "payment-provider refund"));

    private static final List<String> NEEDED = List.of("catalog", "order");

    private final Shopper shopper;
    private final Set<String> services;
    private final Options options;
    private final PrintStream out;

    /** @param services that there are */
    Demo(Shopper shopper, Set<String> services, Options options, PrintStream out) {
        this.shopper = shopper;
        this.services = services;
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

    private record Offer(String sku, long left) {}

    /** True when every order ended as asked. */
    boolean run() {
        if (!services.containsAll(NEEDED)) {
            throw new UserError("demo places orders, for which there must be " + String.join(" and ", NEEDED)
                    + ". This stack has " + String.join(", ", services) + ".");
        }
        var offers = offers();
        long ended = IntStream.range(0, options.orders())
                .filter(i -> isAsAsked(offers, 1 + i % 2))
                .count();
        out.printf(Locale.ROOT, "%d of %d orders ended %s.%n", ended, options.orders(), options.expected());
        return ended == options.orders();
    }

    private boolean isAsAsked(Deque<Offer> offers, int pieces) {
        try {
            var wanted = options.outOfStock()
                    ? Map.of(offers.getFirst().sku(), MORE_THAN_THERE_IS)
                    : Map.of(next(offers, pieces), pieces);
            follow(shopper.place(wanted, options.card(), PATIENCE));
            return true;
        } catch (UserError | NoAnswerException e) {
            out.println("  " + e.getMessage());
            return false;
        }
    }

    /** Round and round, leaving out what is sold. */
    private static String next(Deque<Offer> offers, int pieces) {
        while (!offers.isEmpty()) {
            var offer = offers.pop();
            if (offer.left() >= pieces) {
                offers.add(new Offer(offer.sku(), offer.left() - pieces));
                return offer.sku();
            }
        }
        throw new UserError("Its first products are sold out. Add stock as admin.");
    }

    private void follow(JsonNode order) {
        var id = order.path("id").asString();
        var end = shopper.await(id, FINAL, PATIENCE);
        if (options.cancel() && end.path("status").asString().equals("CONFIRMED")) {
            shopper.cancel(id, PATIENCE);
            end = shopper.await(id, Set.of("CANCELLED"), PATIENCE);
        }
        print(
                wholeJourney(id, end.path("status").asString()),
                Instant.parse(order.path("placedAt").asString()));
        var status = end.path("status").asString();
        if (!status.equals(options.expected())) {
            throw new UserError("Order " + order.path("number").asString() + " ended " + status + ", expected "
                    + options.expected() + ".");
        }
    }

    /** The last hops come after the order's own end: what is shown is complete, or what there is when patience ends. */
    private JsonNode wholeJourney(String id, String status) {
        var last = LAST_HOPS.getOrDefault(status, Set.of()).stream()
                .filter(hop -> !hop.startsWith("todo ") || services.contains("todo"))
                .toList();
        var deadline = Deadline.in(REST_OF_THE_JOURNEY);
        while (true) {
            var journey = shopper.journey(id, PATIENCE);
            var seen = new HashSet<String>();
            journey.path("hops")
                    .forEach(hop -> seen.add(hop.path("service").asString() + " "
                            + hop.path("what").asString()));
            if (seen.containsAll(last) || deadline.left().compareTo(LOOK_EVERY) < 0) {
                return journey;
            }
            deadline.pause(LOOK_EVERY, () -> "Interrupted.");
        }
    }

    private Deque<Offer> offers() {
        var answer = shopper.api().get("/api/products?size=50");
        if (!answer.ok()) {
            throw new UserError("The shop shows no products: " + answer.complaint());
        }
        var offers = new ArrayDeque<Offer>();
        answer.json()
                .path("items")
                .forEach(it -> offers.add(new Offer(
                        it.path("sku").asString(), it.path("available").asLong())));
        if (offers.isEmpty()) {
            throw new UserError("The shop is empty. Type ./slipway seed to fill it.");
        }
        return offers;
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
        if (hop.path("attempt").asInt(1) > 1) {
            parts.add("attempt " + hop.path("attempt").asInt());
        }
        if (hop.path("duplicatesIgnored").asLong(0) > 0) {
            parts.add(hop.path("duplicatesIgnored").asLong() + " repeats ignored");
        }
        if (hop.path("deadLetter").isNumber()) {
            parts.add("dead letter " + hop.path("deadLetter").asLong());
        }
        if (hop.path("compensation").asBoolean(false)) {
            parts.add("compensation");
        }
        return String.join(" · ", parts);
    }
}
