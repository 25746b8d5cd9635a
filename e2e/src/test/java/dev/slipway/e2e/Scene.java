package dev.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
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
import tools.jackson.databind.JsonNode;

/** What the suite's tests share: the stack they are pointed at, people who are signed in, products of their own. */
final class Scene {

    static final String TARGET = "slipway.target";
    static final Set<String> ENDED = Set.of("CONFIRMED", "REJECTED", "CANCELLED");

    /** An order ends within this time when everything is up, a payment that is tried until its budget is spent included. */
    static final Duration SOON = Duration.ofSeconds(10);

    /** And within this once a dependency is back. */
    static final Duration AFTER_A_FAULT = Duration.ofSeconds(30);

    /** A request is repeated at least as long as it takes to start any process again. */
    static final Duration RESTART = Duration.ofSeconds(120);

    private static final Map<String, Shopper> PEOPLE = new ConcurrentHashMap<>();

    private Scene() {}

    /** Read anew each time: a process that was started again has another number. */
    static Stack stack() {
        var target = System.getProperty(TARGET, "local");
        return target.equals("local") ? Stack.local() : Stack.at(URI.create(target));
    }

    static void needsItsProcesses() {
        assumeFalse(stack().members().isEmpty(), "needs the processes of a local stack");
    }

    static Shopper person(String name) {
        return PEOPLE.computeIfAbsent(name, it -> new Shopper(stack(), it));
    }

    static Api stranger() {
        return Api.anonymous(stack().url());
    }

    /** A product that only this test buys, so that its stock is known. */
    static String product(int stock) {
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

    static Map<String, Object> orderOf(String sku, int quantity, String card) {
        return Map.of("lines", List.of(Map.of("sku", sku, "quantity", quantity)), "card", card);
    }

    /** Places one order and waits for its end. */
    static JsonNode ended(Shopper buyer, String sku, int quantity, String card) {
        var placed = buyer.place(Map.of(sku, quantity), card, SOON);
        return buyer.await(id(placed), ENDED, SOON.plusSeconds(10));
    }

    static String id(JsonNode order) {
        return order.path("id").asString();
    }

    static String status(JsonNode order) {
        return order.path("status").asString();
    }

    static String paymentOf(JsonNode order) {
        return order.path("payment").path("state").asString();
    }

    /** What the journey says happened, in its sequence. */
    static List<String> hops(Shopper buyer, String order) {
        var hops = new ArrayList<String>();
        buyer.journey(order, SOON)
                .path("hops")
                .forEach(hop -> hops.add(
                        hop.path("service").asString() + " " + hop.path("what").asString()));
        return hops;
    }

    /** Every task that orders put on the person's list, page by page. */
    static List<JsonNode> tasks(Shopper person) {
        var tasks = new ArrayList<JsonNode>();
        for (var list : items(person.api(), "/api/lists?size=100")) {
            if (list.path("name").asString().equals("Orders")) {
                tasks.addAll(items(person.api(), "/api/lists/" + id(list) + "/tasks?size=100"));
            }
        }
        return tasks;
    }

    /** All items of all pages. */
    static List<JsonNode> items(Api api, String path) {
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

    static void eventually(Duration within, Runnable assertion) {
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
    static <T> List<T> atOnce(int times, Callable<T> call) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            for (Future<T> result : threads.invokeAll(Collections.nCopies(times, call))) {
                results.add(result.get());
            }
            return results;
        }
    }

    static boolean verify() {
        return new Verify(stack(), System.out).run();
    }

    /** {@code kill -9}. */
    static void kill(Stack.Member member) throws Exception {
        var process = ProcessHandle.of(member.pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(10, TimeUnit.SECONDS);
    }

    /** Runs {@code ./slipway} as a person would. */
    static void slipway(String... words) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("slipway.command", "../slipway"))
                .toAbsolutePath()
                .toString());
        command.addAll(List.of(words));
        try {
            var said = Files.createTempFile("slipway-", ".txt");
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            var ended = process.waitFor(RESTART.toSeconds(), TimeUnit.SECONDS);
            process.destroy();
            assertThat(ended && process.exitValue() == 0)
                    .as("%s said: %s", command, Files.readString(said))
                    .isTrue();
            Files.delete(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
