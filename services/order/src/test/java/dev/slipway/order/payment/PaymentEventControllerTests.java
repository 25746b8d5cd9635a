package dev.slipway.order.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.order.Money;
import dev.slipway.order.OrderId;
import dev.slipway.order.OrderSaga;
import dev.slipway.order.OrderTest;
import dev.slipway.order.PaymentProvider;
import dev.slipway.order.PaymentProvider.Charge;
import dev.slipway.order.Shop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;

/** The provider's events, as this test sends them in its name: no charge is under way that could answer first. */
@OrderTest
class PaymentEventControllerTests {

    @LocalServerPort
    int port;

    @Autowired
    WebhookSignature signature;

    @Autowired
    Shop shop;

    @Autowired
    OrderSaga saga;

    @Autowired
    PaymentProvider provider;

    @Autowired
    JdbcClient jdbc;

    private OrderId order;

    @BeforeEach
    void placeAnOrderWhosePaymentIsDue() {
        order = shop.place("approved");
        shop.leaveDue(order, Duration.ofHours(2));
    }

    @Test
    void confirmsWhatIsCapturedOnceHoweverOftenItIsTold() {
        var event = UUID.randomUUID().toString();
        for (var time = 0; time < 3; time++) {
            assertThat(tell(event, "payment.captured", 1)).isEqualTo(204);
        }

        assertThat(shop.stateOf(order)).isEqualTo("CONFIRMED CAPTURED");
        assertThat(shop.facts(order)).containsExactly("placed", "payment-captured", "confirmed");
        assertThat(heard()).isOne();
    }

    @Test
    void confirmsOnceWhatIsToldTwentyTimesAtOnce() throws Exception {
        var event = UUID.randomUUID().toString();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> told = () -> tell(event, "payment.captured", 1);
            for (var answer : threads.invokeAll(Collections.nCopies(20, told))) {
                assertThat(answer.get()).isEqualTo(204);
            }
        }

        assertThat(shop.facts(order)).containsExactly("placed", "payment-captured", "confirmed");
        assertThat(heard()).isOne();
    }

    @Test
    void rejectsWhatIsDeclined() {
        assertThat(tell("payment.declined", 1)).isEqualTo(204);

        assertThat(shop.stateOf(order)).isEqualTo("REJECTED DECLINED");
        assertThat(shop.reasonOf(order)).isEqualTo("payment-declined");
    }

    @Test
    void givesBackWhatIsCapturedOfAnOrderThatHasEnded() {
        saga.expire(order);

        assertThat(tell("payment.captured", 1)).isEqualTo(204);

        assertThat(shop.facts(order)).contains("payment-captured", "refund-due").doesNotContain("confirmed");
    }

    @Test
    void changesNothingWhenTheAnswerCameFirst() {
        saga.settle(order, Charge.APPROVED, "at try 1");
        var facts = shop.facts(order);

        assertThat(tell("payment.captured", 1)).isEqualTo(204);

        assertThat(shop.facts(order)).isEqualTo(facts);
    }

    /** Alone, the older event would ask the money back. */
    @Test
    void goesByTheProvidersCountAndNotByArrival() {
        assertThat(tell("payment.declined", 2)).isEqualTo(204);
        assertThat(tell("payment.captured", 1)).isEqualTo(204);

        assertThat(shop.stateOf(order)).isEqualTo("REJECTED DECLINED");
        assertThat(shop.facts(order)).containsExactly("placed", "payment-declined", "rejected");
        assertThat(heard()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"payment.captured, 1, payment.refunded, 2", "payment.refunded, 2, payment.captured, 1"})
    void endsWithTheMoneyGivenBackInEitherSequence(String first, int number, String second, int next) {
        provider.charge(order, new Money(3000, "EUR"), "approved");
        saga.settle(order, Charge.UNKNOWN, "no answer");

        assertThat(tell(first, number)).isEqualTo(204);
        assertThat(tell(second, next)).isEqualTo(204);

        shop.awaitStatus(order, "REJECTED", "REFUNDED");
        assertThat(shop.facts(order).stream().filter("refunded"::equals)).hasSize(1);
    }

    @Test
    void knowsNoPaymentThatNobodyAskedFor() {
        order = shop.place("approved");

        assertProblem(send(body("payment.captured", 1)), 409, "payment-unasked");
        assertThat(heard()).isZero();
        assertThat(shop.facts(order)).containsExactly("placed");
    }

    @Test
    void knowsNoOrderThatWasNeverPlaced() {
        order = new OrderId(UUID.randomUUID());

        assertProblem(send(body("payment.captured", 1)), 404, "order-not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "not json", "{}", "{\"type\":\"payment.captured\",\"sequence\":1}"})
    void refusesWhatIsNoEvent(String body) {
        assertProblem(send(body), 400);
    }

    @ParameterizedTest
    @CsvSource({"payment.lost, 1", "payment.captured, 0", "payment.captured, -1", "payment.captured, 2147483648"})
    void refusesEventsThatAreNone(String type, String sequence) {
        assertProblem(send(body(type, sequence)), 400, "payment-event-malformed");
    }

    @Test
    void believesNobodyWhoseSignatureDoesNotFit() {
        var now = Instant.now();
        var body = body("payment.captured", 1);
        var signed = signature.of("event", now, bytes(body));
        var old = now.minusSeconds(400);

        assertProblem(send("event", now, null, body), 401, "webhook-unsigned");
        assertProblem(send("event", now, "v1,AAAA", body), 401, "webhook-unsigned");
        assertProblem(send("another", now, signed, body), 401, "webhook-unsigned");
        assertProblem(send("event", now, signed, body("payment.declined", 1)), 401, "webhook-unsigned");
        assertProblem(send("event", old, signature.of("event", old, bytes(body)), body), 401, "webhook-unsigned");
        assertProblem(send(null, now, signed, body), 401, "webhook-unsigned");
        assertThat(shop.facts(order)).containsExactly("placed");
    }

    @Test
    void readsNoMoreThanAnEventNeeds() {
        assertProblem(send(body("payment.captured", 1) + " ".repeat(17_000)), 400);
    }

    private long heard() {
        return jdbc.sql("select count(*) from payment_events where order_id = ?")
                .param(order.value())
                .query(Long.class)
                .single();
    }

    private int tell(String type, int sequence) {
        return tell(UUID.randomUUID().toString(), type, sequence);
    }

    private int tell(String event, String type, int sequence) {
        var now = Instant.now();
        var body = body(type, sequence);
        return send(event, now, signature.of(event, now, bytes(body)), body)
                .getStatusCode()
                .value();
    }

    private String body(String type, Object sequence) {
        return "{\"type\":\"%s\",\"order\":\"%s\",\"sequence\":%s,\"newer\":true}".formatted(type, order, sequence);
    }

    private ResponseEntity<String> send(String body) {
        var event = UUID.randomUUID().toString();
        var now = Instant.now();
        return send(event, now, signature.of(event, now, bytes(body)), body);
    }

    private ResponseEntity<String> send(@Nullable String id, Instant at, @Nullable String signed, String body) {
        return RestClient.create("http://localhost:" + port)
                .post()
                .uri("/api/payments/events")
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> sign(headers, id, at, signed))
                .body(bytes(body))
                .retrieve()
                .onStatus(_ -> true, (_, _) -> {})
                .toEntity(String.class);
    }

    private static void sign(HttpHeaders headers, @Nullable String id, Instant at, @Nullable String signed) {
        headers.set(WebhookSignature.TIMESTAMP, Long.toString(at.getEpochSecond()));
        if (id != null) {
            headers.set(WebhookSignature.ID, id);
        }
        if (signed != null) {
            headers.set(WebhookSignature.SIGNATURE, signed);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertProblem(ResponseEntity<String> answer, int status) {
        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(status);
        assertThat(String.valueOf(answer.getHeaders().getContentType())).startsWith("application/problem+json");
    }

    private static void assertProblem(ResponseEntity<String> answer, int status, String name) {
        assertProblem(answer, status);
        assertThat(answer.getBody()).contains("urn:slipway:problem:" + name);
    }
}
