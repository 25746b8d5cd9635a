package dev.slipway.e2e.faults;

import static dev.slipway.e2e.faults.Debugger.Moment.AFTER;
import static dev.slipway.e2e.faults.Debugger.Moment.BEFORE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.e2e.OnAStack;
import dev.slipway.e2e.Scene;
import dev.slipway.e2e.Shopper;
import dev.slipway.e2e.Stack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code kill -9} exactly at each step of an order, before it or after it: whoever is started again finishes the step, once. One
 * kill serves many orders: each was held at a place of its own before.
 */
@OnAStack
@Order(95)
@Tag("minutes")
class CrashPointTests {

    private static final List<String> SERVICES = List.of("order", "catalog", "todo");

    /** Longer than any restart, so that every order has to end as it would have without. */
    private static final String PENDING = "90s";

    private static final List<Stack.Member> REPLICAS = new ArrayList<>();

    private final Shopper alice = Scene.person("alice");

    /** An order with that outcome is held there, in that service. */
    private record Point(String service, Debugger.Moment moment, String type, String method, String outcome) {}

    /**
     * What is killed at once. A service's threads for HTTP and for payments are many, but one reads messages and one sends them: who is
     * held there holds all later ones, and so comes after the others.
     */
    static Stream<List<Point>> kills() {
        return Stream.of(
                List.of(
                        new Point("order", AFTER, "order.schedule.Provider", "refund", "CANCELLED"),
                        new Point("order", AFTER, "order.OrderSaga", "refunded", "CANCELLED"),
                        new Point("order", AFTER, "order.OrderService", "cancel", "CANCELLED"),
                        new Point("order", BEFORE, "order.schedule.Provider", "charge", "CONFIRMED"),
                        new Point("order", AFTER, "order.schedule.Provider", "charge", "CONFIRMED"),
                        new Point("order", AFTER, "order.OrderSaga", "settle", "CONFIRMED"),
                        new Point("order", AFTER, "order.OrderSaga", "settle", "REJECTED"),
                        new Point("order", BEFORE, "order.OrderSaga", "pay", "CONFIRMED"),
                        new Point("order", BEFORE, "outbox.Batch", "mark", "CONFIRMED"),
                        new Point("order", BEFORE, "order.OrderService", "place", "CONFIRMED"),
                        new Point("order", AFTER, "order.OrderKeeper", "keep", "CONFIRMED"),
                        new Point("order", AFTER, "order.OrderService", "place", "CONFIRMED")),
                List.of(
                        new Point("order", AFTER, "order.OrderSaga", "pay", "CONFIRMED"),
                        new Point("order", AFTER, "outbox.Batch", "mark", "CONFIRMED")),
                List.of(
                        new Point("catalog", BEFORE, "outbox.Batch", "mark", "CONFIRMED"),
                        new Point("catalog", BEFORE, "catalog.StockService", "reserve", "CONFIRMED")),
                List.of(
                        new Point("todo", AFTER, "todo.OrderTasks", "confirmed", "CONFIRMED"),
                        new Point("catalog", AFTER, "catalog.StockService", "sell", "CONFIRMED")),
                List.of(
                        new Point("todo", AFTER, "todo.OrderTasks", "cancelled", "CANCELLED"),
                        new Point("catalog", AFTER, "catalog.StockService", "takeBack", "CANCELLED")),
                List.of(new Point("catalog", AFTER, "outbox.JdbcInbox", "receive", "CONFIRMED")),
                List.of(new Point("catalog", AFTER, "catalog.StockService", "reserve", "CONFIRMED")),
                List.of(new Point("catalog", BEFORE, "catalog.StockService", "release", "REJECTED")),
                List.of(new Point("catalog", AFTER, "catalog.StockService", "release", "REJECTED")));
    }

    /** One of each service is left, so that it is the one that comes by. */
    @BeforeAll
    static void permitDebuggers() {
        Scene.needsItsProcesses();
        SERVICES.forEach(it -> REPLICAS.addAll(Scene.stack().replicas(it)));
        Scene.stop(REPLICAS);
        startPatient(SERVICES.stream().map(CrashPointTests::first).toList());
    }

    @AfterAll
    static void startThemAsTheyWere() {
        Scene.stop(REPLICAS);
        Scene.start(REPLICAS);
    }

    @ParameterizedTest
    @MethodSource("kills")
    void endsEachOrderWhereverItsServicesAreKilled(List<Point> points) throws Exception {
        var victims = points.stream()
                .map(Point::service)
                .distinct()
                .map(CrashPointTests::first)
                .toList();
        var orders = new LinkedHashMap<Point, Future<String>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try (var debuggers = new Debuggers(victims)) {
                for (var point : points) {
                    var story = story(point.outcome());
                    var trap = debuggers
                            .of(point.service())
                            .set(point.moment(), "dev.slipway." + point.type(), point.method());
                    orders.put(point, threads.submit(story));
                    assertThat(trap.springs(Scene.AFTER_A_FAULT))
                            .as("%s was reached", point)
                            .isTrue();
                }
                for (var victim : victims) {
                    Scene.kill(victim);
                }
            }
            startPatient(victims);

            for (var order : orders.entrySet()) {
                var end = alice.await(order.getValue().get(), Scene.ENDED, Scene.AFTER_A_FAULT);
                assertThat(Scene.status(end))
                        .as("%s", order.getKey())
                        .isEqualTo(order.getKey().outcome());
            }
        }
        assertThat(Scene.verify()).as("every invariant").isTrue();
    }

    /** What leads an order to that end; what comes before the last step of it is done already. Code that is watched runs slowly. */
    private Callable<String> story(String outcome) {
        var sku = Scene.product(1);
        if (outcome.equals("CANCELLED")) {
            var confirmed = Scene.id(alice.place(Map.of(sku, 1), "approved", Scene.RESTART));
            alice.await(confirmed, Set.of("CONFIRMED"), Scene.AFTER_A_FAULT);
            return () -> {
                alice.cancel(confirmed, Scene.RESTART);
                return confirmed;
            };
        }
        var card = outcome.equals("REJECTED") ? "declined" : "approved";
        return () -> Scene.id(alice.place(Map.of(sku, 1), card, Scene.RESTART));
    }

    private static Stack.Member first(String service) {
        return Scene.stack().replicas(service).getFirst();
    }

    private static void startPatient(List<Stack.Member> members) {
        var environment = new HashMap<>(Debugger.PERMIT);
        environment.put("SLIPWAY_ORDER_ORDER_DEADLINES_PENDING", PENDING);
        Scene.startWith(environment, members);
    }

    /** One for each process. */
    private static final class Debuggers implements AutoCloseable {

        private final Map<String, Debugger> byService = new HashMap<>();

        Debuggers(List<Stack.Member> members) throws Exception {
            for (var member : members) {
                byService.put(member.service(), Debugger.of(member));
            }
        }

        Debugger of(String service) {
            return Objects.requireNonNull(byService.get(service));
        }

        @Override
        public void close() {
            byService.values().forEach(Debugger::close);
        }
    }
}
