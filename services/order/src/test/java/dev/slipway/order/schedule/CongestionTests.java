package dev.slipway.order.schedule;

import static dev.slipway.order.catalog.StockMessages.reserved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.order.CustomerId;
import dev.slipway.order.OrderTest;
import dev.slipway.order.Shop;
import dev.slipway.order.idempotency.HeldKey;
import dev.slipway.order.idempotency.IdempotencyKeys;
import dev.slipway.test.Eventually;
import dev.slipway.test.Tokens;
import java.io.Closeable;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** Buyers take every connection that requests may have, each for as long as a statement may wait for a lock. */
@OrderTest
class CongestionTests {

    private static final int BUYERS = 100;
    private static final String KEY = "held";

    private final CustomerId customer = new CustomerId(UUID.randomUUID());
    private final String token = Tokens.user(customer.value(), "customer");
    private final Set<Integer> answers = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    @LocalServerPort
    int port;

    @Autowired
    Deadlines deadlines;

    @Autowired
    Shop shop;

    @Autowired
    DataSource database;

    @Test
    void delaysNeitherTheEndOfAnOverdueOrderNorThePaymentOfAnother() throws Exception {
        var overdue = shop.place("approved");
        var wanted = shop.place("approved");
        var first = new IdempotencyKeys.Answer(wanted.value(), "{}");

        try (var buyers = Executors.newVirtualThreadPerTaskExecutor();
                var _ = new HeldKey(database, customer.value(), KEY, "the first request", first);
                Closeable _ = () -> over = true) {
            var shopFront = client();
            for (var buyer = 0; buyer < BUYERS; buyer++) {
                buyers.execute(() -> insist(shopFront));
            }
            Eventually.within(
                    Duration.ofSeconds(20),
                    () -> assertThat(shop.waitingForALock()).isGreaterThanOrEqualTo(8));

            shop.age(overdue, deadlines.pending());
            shop.hear(reserved(wanted));

            Eventually.within(Duration.ofSeconds(10), () -> {
                assertThat(shop.stateOf(overdue)).isEqualTo("REJECTED NONE");
                assertThat(shop.stateOf(wanted)).isEqualTo("CONFIRMED CAPTURED");
            });
        }
        assertThat(answers).isSubsetOf(201, 409, 503);
    }

    private void insist(RestClient shopFront) {
        while (!over) {
            answers.add(shopFront
                    .post()
                    .uri("/api/orders")
                    .headers(it -> it.setBearerAuth(token))
                    .header("Idempotency-Key", KEY)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body("""
                            {"lines":[{"sku":"MUG","quantity":3}],"card":"approved"}""")
                    .retrieve()
                    .toBodilessEntity()
                    .getStatusCode()
                    .value());
        }
    }

    private RestClient client() {
        return RestClient.builder()
                .baseUrl("http://localhost:" + port)
                .defaultStatusHandler(_ -> true, (_, _) -> {})
                .build();
    }
}
