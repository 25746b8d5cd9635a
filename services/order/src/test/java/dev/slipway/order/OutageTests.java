package dev.slipway.order;

import static dev.slipway.order.catalog.StockMessages.reserved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.test.BackingServices;
import dev.slipway.test.Database;
import dev.slipway.test.Eventually;
import dev.slipway.test.Link;
import dev.slipway.test.Tokens;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;

/** The database goes away in the middle of things, and comes back. */
@OrderTest
@DirtiesContext
class OutageTests {

    private static final Database DATABASE = BackingServices.freshDatabase();
    private static final Link LINK = new Link(DATABASE.host(), DATABASE.port());
    private static final String WISH = """
            {"lines":[{"sku":"MUG","quantity":3}],"card":"approved"}""";

    private final CustomerId customer = new CustomerId(UUID.randomUUID());
    private final String token = Tokens.user(customer.value(), "customer");

    @LocalServerPort
    int port;

    @Autowired
    Shop shop;

    @Autowired
    PaymentProvider provider;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", () -> DATABASE.url(LINK.port()));
        properties.add("spring.datasource.username", DATABASE::user);
        properties.add("spring.datasource.password", DATABASE::password);
        properties.add("spring.kafka.consumer.group-id", () -> "order-with-outages"); // the broker is shared
    }

    @AfterEach
    void databaseReturns() {
        LINK.mend();
        Eventually.within(
                Duration.ofSeconds(15),
                () -> assertThat(list().getStatusCode().value()).isEqualTo(200));
    }

    @Test
    void answersWithinThreeSecondsThatTheDatabaseDied() {
        assertThat(place("before").getStatusCode().value()).isEqualTo(201);

        LINK.cut();

        assertSaysSoWithin(Duration.ofSeconds(3));
    }

    /** The first call after it was last used finds out by the socket's own three seconds. */
    @Test
    void answersWithinFourSecondsThatTheDatabaseVanished() {
        assertThat(place("before").getStatusCode().value()).isEqualTo(201);

        LINK.clog();

        assertSaysSoWithin(Duration.ofSeconds(4));
    }

    private void assertSaysSoWithin(Duration limit) {
        for (var attempt = 0; attempt < 2; attempt++) {
            var began = System.nanoTime();
            assertUnavailable(place("meanwhile"));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(limit);
        }
        assertUnavailable(list());
    }

    @Test
    void finishesAnOrderOnceTheDatabaseIsBack() {
        var order = shop.place(customer, "approved");
        LINK.cut();
        shop.hear(reserved(order));
        assertUnavailable(list());

        LINK.mend();

        Eventually.within(
                Duration.ofSeconds(30), () -> assertThat(list().getBody()).contains("CONFIRMED", "CAPTURED"));
        assertThat(shop.facts(order)).containsExactly("placed", "payment-due", "payment-captured", "confirmed");
        assertThat(shop.book(order)).containsExactly("capture");
    }

    /** An absent database is not a silent provider, and costs nobody an order. */
    @Test
    void doesNotTakeAnAbsentDatabaseForAnAnswerOfTheProvider() {
        LINK.cut();

        assertThatThrownBy(() -> provider.charge(new OrderId(UUID.randomUUID()), new Money(3000, "EUR"), "approved"))
                .isInstanceOf(PaymentProvider.UnaskedException.class);
    }

    private static void assertUnavailable(ResponseEntity<String> answer) {
        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(503);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isNotNull();
    }

    private ResponseEntity<String> place(String key) {
        return client().post()
                .uri("/api/orders")
                .headers(it -> it.setBearerAuth(token))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(WISH)
                .retrieve()
                .toEntity(String.class);
    }

    private ResponseEntity<String> list() {
        return client().get()
                .uri("/api/orders")
                .headers(it -> it.setBearerAuth(token))
                .retrieve()
                .toEntity(String.class);
    }

    private RestClient client() {
        return RestClient.builder()
                .baseUrl("http://localhost:" + port)
                .defaultStatusHandler(_ -> true, (_, _) -> {})
                .build();
    }
}
