package dev.slipway.order.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.order.CustomerId;
import dev.slipway.order.Neighbourhood;
import dev.slipway.order.OrderId;
import dev.slipway.order.OrderService;
import dev.slipway.order.OrderTest;
import dev.slipway.order.Shop;
import dev.slipway.order.catalog.StockMessages;
import dev.slipway.test.Tokens;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

@OrderTest
class JourneyControllerTests {

    private static final String NOTHING = """
            {"facts":[],"sent":[],"received":[],"deadLetters":[]}""";

    private final CustomerId customer = new CustomerId(UUID.randomUUID());
    private final String token = Tokens.user(customer.value(), "customer");

    @LocalServerPort
    int port;

    @Autowired
    Shop shop;

    @Autowired
    OrderService orders;

    @Autowired
    Neighbourhood.Stub neighbours;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void recover() {
        neighbours.recover();
    }

    @Test
    void putsTheHopsOfAllServicesIntoTheSequenceOfTheirCauses() {
        var order = shop.place(customer, "approved");
        var placed = jdbc.sql("select event_id from verify.outbox where key = ?")
                .param(order.toString())
                .query(UUID.class)
                .single();
        // catalog's clock is slow: it seems to have reserved before the order was placed
        neighbours.journey("catalog", order, """
                {"facts":[{"at":"2020-01-01T00:00:01Z","what":"stock-reserved","detail":"3 MUG","transaction":"77"}],
                 "sent":[],
                 "received":[{"event":"%s","type":"order.placed","version":1,"consumer":"catalog",
                   "topic":"order.events.v1","partition":1,"offset":12,"attempt":2,"repeats":3,"transaction":"77",
                   "handledAt":"2020-01-01T00:00:02Z"}],
                 "deadLetters":[{"id":5,"consumer":"catalog","topic":"order.events.v1","reason":"unknown-type: x",
                   "parkedAt":"2020-01-01T00:00:00Z","state":"parked"}]}""".formatted(placed));

        var journey = journey(order);

        var hops = journey.at("/hops").valueStream().toList();
        assertThat(hops.stream()
                        .map(it -> it.at("/service").asString() + ": "
                                + it.at("/what").asString()))
                .containsExactly(
                        "catalog: dead letter, parked",
                        "order: placed",
                        "order: sent order.placed",
                        "catalog: received order.placed",
                        "catalog: stock-reserved");
        var received = hops.get(3);
        assertThat(received.at("/topic").asString()).isEqualTo("order.events.v1");
        assertThat(received.at("/partition").asInt()).isEqualTo(1);
        assertThat(received.at("/offset").asLong()).isEqualTo(12);
        assertThat(received.at("/consumer").asString()).isEqualTo("catalog");
        assertThat(received.at("/attempt").asInt()).isEqualTo(2);
        assertThat(received.at("/duplicatesIgnored").asLong()).isEqualTo(3);
        assertThat(hops.getFirst().at("/deadLetter").asLong()).isEqualTo(5);
        assertThat(hops.get(1).at("/transaction").asString())
                .isNotEmpty()
                .isEqualTo(hops.get(2).at("/transaction").asString());
        assertThat(journey.at("/unknown").valueStream()).isEmpty();
    }

    @Test
    void asksNeighboursWithTheTokenOfTheCaller() {
        var order = shop.place(customer, "approved");
        neighbours.journey("catalog", order, NOTHING);
        neighbours.journey("todo", order, NOTHING);

        assertThat(journey(order).at("/unknown").valueStream()).isEmpty();

        assertThat(neighbours.tokenFor("catalog", order)).isEqualTo("Bearer " + token);
        assertThat(neighbours.tokenFor("todo", order)).isEqualTo("Bearer " + token);
    }

    @Test
    void showsWhereAMessageLiesWhichPaymentWasTakenAndWhatWasGivenBack() {
        var order = shop.place(customer, "approved");
        shop.hear(StockMessages.reserved(order));
        shop.awaitStatus(order, "CONFIRMED", "CAPTURED");
        orders.cancel(customer, order, "changed my mind");
        shop.awaitStatus(order, "CANCELLED", "REFUNDED");
        shop.awaitSent(order, 3);

        var hops = journey(order).at("/hops").valueStream().toList();

        assertThat(hops.stream().map(JourneyControllerTests::said))
                .containsSubsequence(
                        "order: placed",
                        "order: received stock.reserved",
                        "order: payment-due",
                        "payment-provider: capture",
                        "order: payment-captured",
                        "order: confirmed",
                        "order: cancelled",
                        "order: refund-due",
                        "payment-provider: refund",
                        "order: refunded");
        assertThat(hops)
                .filteredOn(it -> it.has("topic"))
                .extracting(JourneyControllerTests::said)
                .containsExactly(
                        "order: sent order.placed",
                        "order: received stock.reserved",
                        "order: sent order.confirmed",
                        "order: sent order.cancelled");
        assertThat(hops).filteredOn(it -> it.has("topic")).allSatisfy(it -> {
            assertThat(it.at("/partition").isInt()).isTrue();
            assertThat(it.at("/offset").isIntegralNumber()).isTrue();
            assertThat(it.at("/transaction").asString()).isNotEmpty();
        });
        assertThat(hops)
                .filteredOn(it -> it.at("/compensation").asBoolean())
                .extracting(JourneyControllerTests::said)
                .containsExactly("order: refund-due", "payment-provider: refund", "order: refunded");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "no json",
                "{\"facts\":[{\"what\":\"x\"}],\"sent\":[],\"received\":[],\"deadLetters\":[]}"
            })
    void takesANeighbourThatAnswersNonsenseForUnknown(String nonsense) {
        var order = shop.place(customer, "approved");
        neighbours.journey("catalog", order, nonsense);

        var journey = journey(order);

        assertThat(journey.at("/unknown").valueStream().map(JsonNode::asString)).containsExactly("catalog");
        assertThat(journey.at("/hops").valueStream().map(JourneyControllerTests::said))
                .contains("order: placed");
    }

    private static String said(JsonNode hop) {
        return hop.at("/service").asString() + ": " + hop.at("/what").asString();
    }

    @Test
    void saysThatAnAbsentNeighbourIsUnknownAtPresent() {
        var order = shop.place(customer, "approved");
        orders.cancel(customer, order, "changed my mind");
        neighbours.breakDown();

        var journey = journey(order);

        assertThat(journey.at("/status").asString()).isEqualTo("CANCELLED");
        assertThat(journey.at("/unknown").valueStream().map(JsonNode::asString)).containsExactly("catalog", "todo");
        assertThat(journey.at("/hops").valueStream().map(it -> it.at("/what").asString()))
                .contains("placed", "cancelled");
    }

    @Test
    void doesNotWaitLongForASlowNeighbour() {
        var order = shop.place(customer, "approved");
        neighbours.slowDown(Duration.ofSeconds(4));
        var began = System.nanoTime();

        var journey = journey(order);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        assertThat(journey.at("/unknown").valueStream().map(JsonNode::asString)).containsExactly("catalog", "todo");
    }

    private JsonNode journey(OrderId order) {
        return RestClient.create("http://localhost:" + port)
                .get()
                .uri("/api/orders/{order}/journey", order)
                .headers(it -> it.setBearerAuth(token))
                .retrieve()
                .body(JsonNode.class);
    }
}
