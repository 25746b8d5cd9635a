package dev.slipway.e2e.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.e2e.OnAStack;
import dev.slipway.e2e.Scene;
import dev.slipway.e2e.Shopper;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** I10: all that an order sets going, in whichever process, belongs to the request that placed it. */
@OnAStack
@Order(22)
class TraceTests {

    private static final String ENDPOINT = "SLIPWAY_ALL_MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT";

    /** Services send spans every five seconds. */
    private static final Duration EXPORTED = Duration.ofSeconds(20);

    /** While nobody listened the exporters' queues have filled, and each waits longer before it tries again: until then spans are dropped. */
    private static final Duration LISTENED_TO = Duration.ofSeconds(60);

    private static final int ORDERS = 60;
    private static final int AT_A_TIME = 8;

    private final Shopper alice = Scene.person("alice");
    private final String sku = Scene.product(ORDERS);

    /** Confirmed, rejected by the provider, rejected for want of stock. */
    private final List<Map<String, Object>> wishes = List.of(
            Scene.orderOf(sku, 1, "approved"),
            Scene.orderOf(sku, 1, "declined"),
            Scene.orderOf(sku, ORDERS + 1, "approved"));

    @Test
    void connectsEachFinishedOrderFromTheGatewayToItsLastConsumer() throws Exception {
        var endpoint = Optional.ofNullable(Scene.stack().environment().get(ENDPOINT));
        assumeTrue(
                endpoint.isPresent(),
                "needs a stack that exports its spans: " + ENDPOINT + "=http://localhost:4318/v1/traces");
        try (var receiver = new SpanReceiver(URI.create(endpoint.get()).getPort());
                var threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            Scene.eventually(LISTENED_TO, () -> assertAllConnected(threads, receiver, AT_A_TIME));
            assertAllConnected(threads, receiver, ORDERS);
        }
    }

    private void assertAllConnected(ExecutorService threads, SpanReceiver receiver, int number) {
        var orders = new ArrayList<CompletableFuture<Asked>>();
        for (int i = 0; i < number; i++) {
            var wish = wishes.get(i % wishes.size());
            orders.add(CompletableFuture.supplyAsync(() -> place(wish), threads));
        }
        for (var order : orders) {
            var asked = order.join();
            Scene.eventually(EXPORTED, () -> assertConnected(asked, receiver.of(asked.trace())));
        }
    }

    private static void assertConnected(Asked asked, List<Span> spans) {
        assertThat(spans)
                .as("spans of the order that %s began", asked)
                .extracting(it -> it.service() + " " + it.kind())
                .contains("gateway SERVER", "order SERVER", "catalog CONSUMER", "order CONSUMER", "todo CONSUMER");
        assertThat(Span.astray(spans, asked.span())).as("without a parent").isEmpty();
    }

    /** The trace that a client began, and its own span in it. */
    private record Asked(String trace, String span) {}

    private Asked place(Map<String, Object> wish) {
        var asked = new Asked(random(16), random(8));
        var placed = alice.api()
                .post(
                        "/api/orders",
                        wish,
                        "Idempotency-Key",
                        UUID.randomUUID().toString(),
                        "traceparent",
                        "00-" + asked.trace() + "-" + asked.span() + "-01");
        assertThat(placed.status()).as(placed.body()).isEqualTo(201);
        alice.await(Scene.id(placed.json()), Scene.ENDED, Scene.AFTER_A_FAULT);
        return asked;
    }

    private static String random(int bytes) {
        var id = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
