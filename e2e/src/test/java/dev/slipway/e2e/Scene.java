package dev.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the suite's tests share: the stack they are pointed at, people who are signed in, products of their own. */
public final class Scene {

    public static final String TARGET = "slipway.target";
    public static final Set<String> ENDED = Set.of("CONFIRMED", "REJECTED", "CANCELLED");

    /** An order ends within this time when everything is up, a payment that is tried until its budget is spent included. */
    public static final Duration SOON = Duration.ofSeconds(10);

    /** And within this once a dependency is back. */
    public static final Duration AFTER_A_FAULT = Duration.ofSeconds(30);

    /** A request is repeated at least as long as it takes to start any process again. */
    public static final Duration RESTART = Duration.ofSeconds(120);

    private static final Map<String, Shopper> PEOPLE = new ConcurrentHashMap<>();

    private Scene() {}

    /** Read anew each time: a process that was started again has another number. */
    public static Stack stack() {
        var target = System.getProperty(TARGET, "local");
        return target.equals("local") ? Stack.local() : Stack.at(URI.create(target));
    }

    public static void needsItsProcesses() {
        assumeFalse(stack().members().isEmpty(), "needs the processes of a local stack");
    }

    public static Shopper person(String name) {
        return PEOPLE.computeIfAbsent(name, it -> new Shopper(stack(), it));
    }

    public static Api stranger() {
        return Api.anonymous(stack().url());
    }

    /** A product that only this test buys, so that its stock is known. */
    public static String product(int stock) {
        var sku = "E2E-" + UUID.randomUUID().toString().substring(0, 13).toUpperCase(Locale.ROOT);
        var admin = person("admin").api();
        var made = admin.post(
                "/api/products",
                Map.of(
                        "sku",
                        sku,
                        "name",
                        "Test piece " + sku,
                        "description",
                        "Made by the behaviour suite",
                        "category",
                        "test-pieces",
                        "price",
                        Map.of("minor", 1299, "currency", "EUR")));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var stocked = admin.post(
                "/api/products/" + sku + "/stock",
                Map.of("quantity", stock, "reason", "for a test"),
                "Idempotency-Key",
                "e2e-" + sku);
        assertThat(stocked.ok()).as(stocked.body()).isTrue();
        return sku;
    }

    public static Map<String, Object> orderOf(String sku, int quantity, String card) {
        return Map.of("lines", List.of(Map.of("sku", sku, "quantity", quantity)), "card", card);
    }

    /** Asks for one order, once, and returns whatever is answered. */
    public static Answer ask(Shopper buyer, String sku) {
        return buyer.api()
                .post(
                        "/api/orders",
                        orderOf(sku, 1, "approved"),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
    }

    /** Places one order and waits for its end. */
    public static JsonNode ended(Shopper buyer, String sku, int quantity, String card) {
        var placed = buyer.place(Map.of(sku, quantity), card, SOON);
        return buyer.await(id(placed), ENDED, SOON.plusSeconds(10));
    }

    public static String id(JsonNode order) {
        return order.path("id").asString();
    }

    public static String status(JsonNode order) {
        return order.path("status").asString();
    }

    /** Its status, with the reason where there is one: {@code REJECTED: out-of-stock}. */
    public static String outcome(JsonNode order) {
        var reason = order.path("reason").asString("");
        return status(order) + (reason.isEmpty() ? "" : ": " + reason);
    }

    public static String paymentOf(JsonNode order) {
        return order.path("payment").path("state").asString();
    }

    /** What the journey says happened, in its sequence. */
    public static List<String> hops(Shopper buyer, String order) {
        var hops = new ArrayList<String>();
        buyer.journey(order, SOON)
                .path("hops")
                .forEach(hop -> hops.add(
                        hop.path("service").asString() + " " + hop.path("what").asString()));
        return hops;
    }

    /** Every task that orders put on the person's list, page by page. */
    public static List<JsonNode> tasks(Shopper person) {
        var tasks = new ArrayList<JsonNode>();
        for (var list : items(person.api(), "/api/lists?size=100")) {
            if (list.path("name").asString().equals("Orders")) {
                tasks.addAll(items(person.api(), "/api/lists/" + id(list) + "/tasks?size=100"));
            }
        }
        return tasks;
    }

    /** All items of all pages. */
    public static List<JsonNode> items(Api api, String path) {
        var items = new ArrayList<JsonNode>();
        var next = "";
        do {
            var page = api.get(next.isEmpty() ? path : path + "&after=" + next);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            page.json().path("items").forEach(items::add);
            next = page.json().path("next").asString("");
        } while (!next.isEmpty());
        return items;
    }

    public static void eventually(Duration within, Runnable assertion) {
        var deadline = Deadline.in(within);
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError | NoAnswerException | UserError notYet) {
                if (deadline.isOver()) {
                    throw notYet;
                }
                deadline.pause(Duration.ofMillis(100), () -> String.valueOf(notYet.getMessage()));
            }
        }
    }

    /** All at the same moment, as far as a machine can. */
    public static <T> List<T> atOnce(int times, Callable<T> call) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            for (Future<T> result : threads.invokeAll(Collections.nCopies(times, call))) {
                results.add(result.get());
            }
            return results;
        }
    }

    public static boolean verify() {
        return new Verify(stack(), System.out).run();
    }

    /** {@code kill -9}. */
    public static void kill(Stack.Member member) throws Exception {
        var process = ProcessHandle.of(member.pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(10, TimeUnit.SECONDS);
    }

    public static void start(List<Stack.Member> members) {
        startWith(Map.of(), members);
    }

    /** @param environment overrides settings for as long as these processes live: {@code SLIPWAY_ORDER_…} */
    public static void startWith(Map<String, String> environment, List<Stack.Member> members) {
        slipway(environment, words("start", members));
    }

    public static void stop(List<Stack.Member> members) {
        slipway(words("stop", members));
    }

    private static String[] words(String verb, List<Stack.Member> members) {
        return Stream.concat(Stream.of(verb), members.stream().map(Stack.Member::name))
                .toArray(String[]::new);
    }

    /** Runs {@code ./slipway} as a person would. */
    static void slipway(String... words) {
        slipway(Map.of(), words);
    }

    /** @param environment overrides settings of what the command starts */
    public static void slipway(Map<String, String> environment, String... words) {
        new Script(Path.of(System.getProperty("slipway.command", "../slipway")), RESTART).run(environment, words);
    }
}
