package dev.slipway.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.order.Neighbourhood;
import dev.slipway.order.OrderId;
import dev.slipway.order.OrderSaga;
import dev.slipway.order.OrderTest;
import dev.slipway.order.idempotency.HeldKey;
import dev.slipway.order.idempotency.IdempotencyKeys;
import dev.slipway.test.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@OrderTest
class OrderControllerTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ORDER = """
            {"lines":[{"sku":"MUG","quantity":2}],"card":"approved"}""";

    private final UUID alice = UUID.randomUUID();
    private final String aliceToken = Tokens.user(alice, "customer");
    private final String bobToken = Tokens.user(UUID.randomUUID(), "customer");

    @LocalServerPort
    int port;

    @Autowired
    Neighbourhood.Stub neighbours;

    @Autowired
    OrderSaga saga;

    @Autowired
    DataSource database;

    @AfterEach
    void recover() {
        neighbours.recover();
    }

    @Test
    void placesAnOrderAndReplaysTheAnswerByteForByte() {
        var first = place(aliceToken, "key", ORDER);
        var second = place(aliceToken, "key", ORDER);

        assertThat(first.getStatusCode().value()).isEqualTo(201);
        assertThat(first.getHeaders().getLocation()).hasToString("/api/orders/" + id(first));
        assertThat(body(first).at("/status").asString()).isEqualTo("PENDING");
        assertThat(body(first).at("/payment/state").asString()).isEqualTo("NONE");
        assertThat(body(first).at("/total/minor").asLong()).isEqualTo(2000);
        assertThat(second.getStatusCode().value()).isEqualTo(201);
        assertThat(second.getBody()).isEqualTo(first.getBody());
        assertThat(second.getHeaders().getLocation())
                .isEqualTo(first.getHeaders().getLocation());
    }

    @Test
    void answersTheSameOrderLater() {
        var placed = place(aliceToken, "key", ORDER);

        var read = send(HttpMethod.GET, "/api/orders/" + id(placed), aliceToken, null, null);

        assertThat(body(read)).isEqualTo(body(placed));
    }

    @Test
    void refusesAKeyThatIsMissingMalformedOrTooLong() {
        assertProblem(place(aliceToken, null, ORDER), 400);
        assertProblem(place(aliceToken, " ", ORDER), 400);
        assertProblem(place(aliceToken, "two words", ORDER), 400);
        assertProblem(place(aliceToken, "k".repeat(129), ORDER), 400);
        assertThat(place(aliceToken, "k".repeat(128), ORDER).getStatusCode().value())
                .isEqualTo(201);
    }

    @Test
    void takesTwoWaysToWriteOneRequestForTheSame() {
        var first = place(aliceToken, "key", ORDER);

        var second = place(aliceToken, "key", """
                { "expectedTotal": null, "card": "approved", "newer": true,
                  "lines": [ { "quantity": 2, "sku": "MUG" } ] }""");

        assertThat(second.getStatusCode().value()).isEqualTo(201);
        assertThat(second.getBody()).isEqualTo(first.getBody());
    }

    @Test
    void letsAnotherCustomerUseTheSameKey() {
        var mine = place(aliceToken, "key", ORDER);
        var theirs = place(bobToken, "key", ORDER);

        assertThat(theirs.getStatusCode().value()).isEqualTo(201);
        assertThat(id(theirs)).isNotEqualTo(id(mine));
    }

    @Test
    void remembersNothingButSuccess() {
        assertProblem(place(aliceToken, "key", ORDER.replace("MUG", "NO-SUCH")), 422, "unknown-product");
        assertProblem(place(aliceToken, "key", "{}"), 400);

        assertThat(place(aliceToken, "key", ORDER).getStatusCode().value()).isEqualTo(201);
    }

    @Test
    void asksToComeBackWhileTheFirstRequestIsUnderWay() throws Exception {
        var answer = new IdempotencyKeys.Answer(UUID.fromString(id(place(aliceToken, "other", ORDER))), "{}");
        try (var _ = new HeldKey(database, alice, "key", "whatever", answer)) {
            var began = System.nanoTime();

            var refused = place(aliceToken, "key", ORDER);

            assertProblem(refused, 409, "request-in-flight");
            assertThat(refused.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
        }

        assertThat(place(aliceToken, "key", ORDER).getStatusCode().value()).isEqualTo(201);
    }

    @Test
    void refusesAKeyWithAnotherBody() {
        place(aliceToken, "key", ORDER);

        assertProblem(place(aliceToken, "key", ORDER.replace("MUG", "TEA")), 422, "idempotency-key-reused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "not json",
                "{\"lines\":[],\"card\":\"approved\"}",
                "{\"lines\":null,\"card\":\"approved\"}",
                "{\"lines\":[null],\"card\":\"approved\"}",
                "{\"lines\":[{\"sku\":\"MUG\",\"quantity\":0}],\"card\":\"approved\"}",
                "{\"lines\":[{\"sku\":\"MUG\",\"quantity\":-1}],\"card\":\"approved\"}",
                "{\"lines\":[{\"sku\":\"MUG\",\"quantity\":1.5}],\"card\":\"approved\"}",
                "{\"lines\":[{\"sku\":\"MUG\",\"quantity\":\"2\"}],\"card\":\"approved\"}",
                "{\"lines\":[{\"sku\":\"MUG\",\"quantity\":2147483648}],\"card\":\"approved\"}",
                "{\"lines\":[{\"sku\":\"MUG\",\"quantity\":1001}],\"card\":\"approved\"}",
                "{\"lines\":[{\"sku\":\"MUG\"}],\"card\":\"approved\"}",
                "{\"lines\":[{\"sku\":\"a b\",\"quantity\":1}],\"card\":\"approved\"}",
                "{\"lines\":[{\"sku\":\"MUG\",\"quantity\":1}]}",
                "{\"lines\":[{\"sku\":\"MUG\",\"quantity\":1}],\"card\":\"stolen\"}",
                "{\"lines\":[{\"sku\":\"MUG\",\"quantity\":1}],\"card\":\"approved\",\"expectedTotal\":{\"minor\":-1,\"currency\":\"EUR\"}}",
                "{\"lines\":[{\"sku\":\"MUG\",\"quantity\":1}],\"card\":\"approved\",\"expectedTotal\":{\"minor\":1,\"currency\":\"eur\"}}",
                "{\"lines\":[{\"sku\":\"MUG\",\"quantity\":1}],\"card\":\"approved\",\"expectedTotal\":{\"minor\":1}}",
                "{\"lines\":[{\"sku\":\"MUG\",\"quantity\":1}],\"card\":\"approved\",\"expectedTotal\":{\"currency\":\"EUR\"}}",
            })
    void refusesWhatIsNoOrder(String body) {
        assertProblem(place(aliceToken, "key", body), 400);
    }

    @Test
    void refusesMoreThanAHundredLines() {
        var line = "{\"sku\":\"MUG\",\"quantity\":1}";
        var lines = String.join(",", Collections.nCopies(101, line));

        assertProblem(place(aliceToken, "key", "{\"lines\":[" + lines + "],\"card\":\"approved\"}"), 400);
    }

    @Test
    void ignoresPricesOwnersAndVersionsThatABuyerSends() {
        var placed = place(aliceToken, "key", """
                {"lines":[{"sku":"MUG","quantity":2,"unitPrice":{"minor":1,"currency":"EUR"}}],"card":"approved",
                 "customer":"00000000-0000-0000-0000-000000000000","version":9,"number":1,"status":"CONFIRMED"}""");

        assertThat(body(placed).at("/total/minor").asLong()).isEqualTo(2000);
        assertThat(body(placed).at("/status").asString()).isEqualTo("PENDING");
        assertThat(body(placed).at("/version").asInt()).isEqualTo(1);
        assertThat(send(HttpMethod.GET, "/api/orders/" + id(placed), aliceToken, null, null)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
    }

    @Test
    void namesTheNewTotalWhenAPriceHasChanged() {
        var answer = place(aliceToken, "key", """
                {"lines":[{"sku":"MUG","quantity":2}],"card":"approved","expectedTotal":{"minor":1,"currency":"EUR"}}""");

        assertProblem(answer, 409, "price-changed");
        assertThat(body(answer).at("/total/minor").asLong()).isEqualTo(2000);
    }

    @Test
    void namesAnUnknownProduct() {
        var answer = place(aliceToken, "key", ORDER.replace("MUG", "NO-SUCH"));

        assertProblem(answer, 422, "unknown-product");
        assertThat(body(answer).at("/detail").asString()).contains("NO-SUCH");
    }

    @Test
    void saysThatTheCatalogIsAway() {
        neighbours.breakDown();

        var answer = place(aliceToken, "key", ORDER.replace("MUG", "AWAY-" + UUID.randomUUID()));

        assertProblem(answer, 503, "prices-unavailable");
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isNotNull();
    }

    @Test
    void answersInTimeWhenTheCatalogHangs() {
        neighbours.slowDown(Duration.ofSeconds(6));
        var began = System.nanoTime();

        var answer = place(aliceToken, "key", ORDER.replace("MUG", "SLOW-" + UUID.randomUUID()));

        assertProblem(answer, 503, "prices-unavailable");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
    }

    @ParameterizedTest
    @MethodSource("dev.slipway.test.Tokens#forged")
    void refusesForgedTokens(Tokens.Forged forged) {
        assertProblem(place(forged.token(), "key", ORDER), 401);
    }

    @Test
    void letsNobodyButItsBuyerCancelAnOrder() {
        var path = "/api/orders/" + id(place(aliceToken, "key", ORDER));

        assertProblem(send(HttpMethod.POST, path + "/cancel", Tokens.admin(), null, null), 404, "order-not-found");
        assertProblem(send(HttpMethod.POST, path + "/cancel", null, null, null), 401);
    }

    @Test
    void refusesToCancelARejectedOrder() {
        var order = new OrderId(UUID.fromString(id(place(aliceToken, "key", ORDER))));
        saga.expire(order);

        assertProblem(
                send(HttpMethod.POST, "/api/orders/" + order + "/cancel", aliceToken, null, null), 409, "illegal-move");
    }

    @Test
    void refusesAReasonThatIsTooLong() {
        var path = "/api/orders/" + id(place(aliceToken, "key", ORDER));
        var reason = "{\"reason\":\"" + "x".repeat(201) + "\"}";

        assertProblem(send(HttpMethod.POST, path + "/cancel", aliceToken, null, reason), 400);
    }

    @Test
    void hidesOrdersOfOthersButNotFromAnAdmin() {
        var path = "/api/orders/" + id(place(aliceToken, "key", ORDER));

        for (var each : List.of("", "/journey", "/events")) {
            assertProblem(send(HttpMethod.GET, path + each, bobToken, null, null), 404, "order-not-found");
            assertProblem(send(HttpMethod.GET, path + each, null, null, null), 401);
        }
        assertProblem(send(HttpMethod.POST, path + "/cancel", bobToken, null, "{}"), 404, "order-not-found");
        assertThat(send(HttpMethod.GET, path, Tokens.admin(), null, null)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(send(HttpMethod.GET, path + "/journey", Tokens.admin(), null, null)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
    }

    @Test
    void letsNoMachineOrder() {
        assertProblem(place(Tokens.machine(), "key", ORDER), 403);
        assertProblem(send(HttpMethod.GET, "/api/orders", Tokens.machine(), null, null), 403);
    }

    @Test
    void keepsDeadLettersAndTheSystemReportForAdministratorsAndOpensNothingElse() {
        for (var path : List.of(
                "/api/order/orders", "/api/order/dead-letters", "/api/order/dead-letters/1", "/api/order/system")) {
            assertProblem(send(HttpMethod.GET, path, aliceToken, null, null), 403);
            assertProblem(send(HttpMethod.GET, path, null, null, null), 401);
        }
        for (var path : List.of("/api/order/orders", "/api/order/dead-letters", "/api/order/system")) {
            assertThat(send(HttpMethod.GET, path, Tokens.admin(), null, null)
                            .getStatusCode()
                            .value())
                    .isEqualTo(200);
        }
        assertProblem(send(HttpMethod.GET, "/api/journeys/" + UUID.randomUUID(), aliceToken, null, null), 403);
        assertProblem(send(HttpMethod.GET, "/actuator/env", Tokens.admin(), null, null), 401);
    }

    @Test
    void refusesWrongMethodsAndTypes() {
        assertProblem(send(HttpMethod.PUT, "/api/orders", aliceToken, null, ORDER), 405);
        var text = client().post()
                .uri("/api/orders")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + aliceToken)
                .header("Idempotency-Key", "key")
                .contentType(MediaType.TEXT_PLAIN)
                .body(ORDER)
                .retrieve()
                .toEntity(String.class);
        assertProblem(text, 415);
        assertProblem(send(HttpMethod.GET, "/api/orders/no-id", aliceToken, null, null), 400);
    }

    @Test
    void cancelsOnceAndAnswersARepeatLikewise() {
        var path = "/api/orders/" + id(place(aliceToken, "key", ORDER));

        var first = send(HttpMethod.POST, path + "/cancel", aliceToken, null, "{\"reason\":\"changed my mind\"}");
        var second = send(HttpMethod.POST, path + "/cancel", aliceToken, null, null);

        assertThat(first.getStatusCode().value()).isEqualTo(200);
        assertThat(body(first).at("/status").asString()).isEqualTo("CANCELLED");
        assertThat(body(first).at("/reason").asString()).isEqualTo("changed my mind");
        assertThat(body(second)).isEqualTo(body(first));
    }

    @Test
    void listsNewestFirstPageByPage() {
        var ids = new ArrayList<String>();
        for (var key : List.of("one", "two", "three")) {
            ids.addFirst(id(place(aliceToken, key, ORDER)));
        }

        var first = body(send(HttpMethod.GET, "/api/orders?size=2", aliceToken, null, null));
        var next = first.at("/next").asString();
        var second = body(send(HttpMethod.GET, "/api/orders?size=2&after=" + next, aliceToken, null, null));

        assertThat(first.at("/items").valueStream().map(it -> it.at("/id").asString()))
                .containsExactlyElementsOf(ids.subList(0, 2));
        assertThat(second.at("/items").valueStream().map(it -> it.at("/id").asString()))
                .containsExactlyElementsOf(ids.subList(2, 3));
        assertThat(second.at("/next").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"size=0", "size=101", "size=x", "after=!!", "after=bm8", "size=99999999999"})
    void refusesPagesOutOfRange(String query) {
        assertProblem(send(HttpMethod.GET, "/api/orders?" + query, aliceToken, null, null), 400);
    }

    private ResponseEntity<String> place(String token, @Nullable String key, String body) {
        return send(HttpMethod.POST, "/api/orders", token, key, body);
    }

    private ResponseEntity<String> send(
            HttpMethod method, String path, @Nullable String token, @Nullable String key, @Nullable String body) {
        var request = client().method(method).uri(path).headers(headers -> {
            if (token != null) {
                headers.setBearerAuth(token);
            }
            if (key != null) {
                headers.set("Idempotency-Key", key);
            }
        });
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return request.retrieve().toEntity(String.class);
    }

    private RestClient client() {
        return RestClient.builder()
                .baseUrl("http://localhost:" + port)
                .defaultStatusHandler(_ -> true, (_, _) -> {})
                .build();
    }

    private static void assertProblem(ResponseEntity<String> answer, int status) {
        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(status);
        assertThat(answer.getHeaders().getContentType())
                .as("content type of " + answer)
                .isNotNull()
                .satisfies(it -> assertThat(it.isCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                        .isTrue());
        assertThat(body(answer).at("/status").asInt()).isEqualTo(status);
    }

    private static void assertProblem(ResponseEntity<String> answer, int status, String name) {
        assertProblem(answer, status);
        assertThat(body(answer).at("/type").asString()).isEqualTo("urn:slipway:problem:" + name);
    }

    private static JsonNode body(ResponseEntity<String> answer) {
        return JSON.readTree(answer.getBody());
    }

    private static String id(ResponseEntity<String> answer) {
        return body(answer).at("/id").asString();
    }
}
