package dev.slipway.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.order.CustomerId;
import dev.slipway.order.OrderId;
import dev.slipway.order.OrderSaga;
import dev.slipway.order.OrderService;
import dev.slipway.order.OrderTest;
import dev.slipway.order.Shop;
import dev.slipway.test.Tokens;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@OrderTest
class AllOrdersControllerTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CustomerId alice = new CustomerId(UUID.randomUUID());

    @LocalServerPort
    int port;

    @Autowired
    Shop shop;

    @Autowired
    OrderService orders;

    @Autowired
    OrderSaga saga;

    private OrderId first;
    private OrderId second;
    private OrderId third;

    @BeforeEach
    void placeThreeThatEnd() {
        first = shop.place(alice, "approved");
        second = shop.place(alice, "approved");
        third = shop.place(alice, "approved");
        orders.cancel(alice, first, "changed my mind");
        saga.expire(second);
        orders.cancel(alice, third, "changed my mind");
    }

    @Test
    void showsOrdersOfEverybodyNewestFirst() {
        var stranger = shop.place("approved");

        assertThat(ids(found("?size=2"))).containsExactly(stranger.toString(), third.toString());
    }

    @Test
    void findsThoseOfACustomer() {
        shop.place("approved");

        assertThat(ids(found("?customer=" + alice)))
                .containsExactly(third.toString(), second.toString(), first.toString());
    }

    @Test
    void findsThoseInAStatusWithTheirReason() {
        var rejected = found("?status=REJECTED&customer=" + alice).path("items");

        assertThat(ids(found("?status=CANCELLED&customer=" + alice)))
                .containsExactly(third.toString(), first.toString());
        assertThat(rejected).singleElement().satisfies(it -> {
            assertThat(it.path("id").asString()).isEqualTo(second.toString());
            assertThat(it.path("customer").asString()).isEqualTo(alice.toString());
            assertThat(it.path("reason").asString()).isEqualTo("timed-out");
            assertThat(it.path("payment").path("state").asString()).isEqualTo("NONE");
            assertThat(it.path("total").path("minor").asLong()).isEqualTo(3000);
        });
    }

    @Test
    void findsOneByTheNumberThatItsBuyerNames() {
        var number =
                found("?customer=" + alice).path("items").path(1).path("number").asLong();

        assertThat(ids(found("?number=" + number))).containsExactly(second.toString());
        assertThat(ids(found("?number=" + number + "&status=CONFIRMED"))).isEmpty();
    }

    @Test
    void findsThoseOfARangeOfTimeThatEndsBeforeItsEnd() {
        var from = placedAt(second);
        var to = placedAt(third);

        assertThat(ids(found("?customer=" + alice + "&from=" + from + "&to=" + to)))
                .containsExactly(second.toString());
        assertThat(ids(found("?customer=" + alice + "&from=" + from)))
                .containsExactly(third.toString(), second.toString());
        assertThat(ids(found("?customer=" + alice + "&to=" + from))).containsExactly(first.toString());
        assertThat(ids(found("?customer=" + alice + "&from=" + to + "&to=" + from)))
                .isEmpty();
    }

    @Test
    void takesTimesThatNoCalendarOfADatabaseKnows() {
        assertThat(ids(found("?customer=" + alice + "&from=" + Instant.MIN + "&to=%2B1000000000-12-31T23:59:59Z")))
                .hasSize(3);
    }

    private Instant placedAt(OrderId order) {
        return Instant.parse(found("?customer=" + alice)
                .path("items")
                .valueStream()
                .filter(it -> it.path("id").asString().equals(order.toString()))
                .findFirst()
                .orElseThrow()
                .path("placedAt")
                .asString());
    }

    @Test
    void givesPagesThatFollowEachOther() {
        var page = found("?size=2&customer=" + alice);
        var rest = found(
                "?size=2&customer=" + alice + "&after=" + page.path("next").asString());

        assertThat(ids(page)).containsExactly(third.toString(), second.toString());
        assertThat(ids(rest)).containsExactly(first.toString());
        assertThat(rest.path("next").isNull()).isTrue();
    }

    @Test
    void isForAdministratorsAlone() {
        assertThat(ask("", null).getStatusCode().value()).isEqualTo(401);
        assertThat(ask("?customer=" + alice, Tokens.user(alice.value(), "customer"))
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(ask("", Tokens.machine()).getStatusCode().value()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=LOST",
                "customer=alice",
                "number=0",
                "number=one",
                "from=yesterday",
                "to=2026-11-24",
                "size=0",
                "size=101",
                "after=nonsense",
                "after=MTAwMQ", // the position of a buyer's list
                "after=bm93HzQ3MTE" // a position whose time is none
            })
    void saysWhatIsWrongWithAQuestion(String question) {
        var answer = ask("?" + question, Tokens.admin());

        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(400);
        assertThat(answer.getHeaders().getContentType())
                .satisfies(it -> assertThat(it.isCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                        .isTrue());
        assertThat(JSON.readTree(answer.getBody()).path("detail").asString()).isNotEmpty();
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(it -> it.path("id").asString())
                .toList();
    }

    private JsonNode found(String query) {
        var answer = ask(query, Tokens.admin());
        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(200);
        return JSON.readTree(answer.getBody());
    }

    private ResponseEntity<String> ask(String query, @Nullable String token) {
        return RestClient.builder()
                .defaultStatusHandler(_ -> true, (_, _) -> {})
                .build()
                .get()
                .uri(URI.create("http://localhost:" + port + "/api/order/orders" + query))
                .headers(headers -> {
                    if (token != null) {
                        headers.setBearerAuth(token);
                    }
                })
                .retrieve()
                .toEntity(String.class);
    }
}
