package dev.slipway.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.CatalogTest;
import dev.slipway.defaults.Cursor;
import dev.slipway.test.Eventually;
import dev.slipway.test.Tokens;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

@CatalogTest
class CatalogApiTests {

    @Autowired
    private RestTestClient http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private final String sku =
            "API-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);

    @Test
    void letsAnAdministratorFillTheShopAndEverybodyLook() {
        asAdmin(HttpMethod.PUT, "/api/categories/test-shelf", Map.of("name", "Test shelf"));
        create("test-shelf")
                .expectStatus()
                .isCreated()
                .expectHeader()
                .location("/api/products/" + sku)
                .expectHeader()
                .valueMatches("ETag", "\"0-0-[0-9a-f]+\"");
        create("test-shelf").expectStatus().isEqualTo(HttpStatus.CONFLICT);
        stock(7, "first")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.available")
                .isEqualTo(7);
        get("/api/products/" + sku)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.available")
                .isEqualTo(7)
                .jsonPath("$.category.name")
                .isEqualTo("Test shelf")
                .jsonPath("$.price.minor")
                .isEqualTo(1299);
        get("/api/products?query=" + sku + "&category=test-shelf")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.next")
                .isEmpty();
        get("/api/prices?sku=" + sku + "&sku=NOBODY-KNOWS&sku=%27")
                .expectBody()
                .jsonPath("$.prices.length()")
                .isEqualTo(1)
                .jsonPath("$.prices[0].unitPrice.currency")
                .isEqualTo("EUR");
        get("/api/categories?size=100").expectStatus().isOk();
    }

    @Test
    void makesACategoryThatAProductMentionsFirst() {
        create("made-on-the-way")
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.category.name")
                .isEqualTo("Made on the way");
    }

    @Test
    void countsTheProductsThatEachCategoryLists() {
        var shelf = "shelf-" + sku.toLowerCase(Locale.ROOT);
        create(shelf);
        assertListed(shelf, 1);

        jdbc.sql("update product set active = false where sku = ?").param(sku).update();
        assertListed(shelf, 0);
        jdbc.sql("update product set active = true where sku = ?").param(sku).update();
        assertListed(shelf, 1);

        change("*").expectStatus().isOk();
        assertListed(shelf, 0);
    }

    private void assertListed(String shelf, int products) {
        assertListed("", shelf, products);
    }

    private void assertListed(String query, String shelf, int products) {
        get("/api/categories?size=100&after=" + Cursor.of("Shelf ap", "a").text() + query)
                .expectBody()
                .jsonPath("$.items[?(@.slug == '" + shelf + "')].products")
                .isEqualTo(products);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lantern", "LANTERN%20oak", "lanturn", "tin", "nothing-like-it", "%21%3F", "the"})
    void countsWhatASearchShows(String query) {
        var shelf = "shelf-" + sku.toLowerCase(Locale.ROOT);
        for (var name : List.of("Lantern", "Oak lantern", "Lanterns, tin", "Tin")) {
            var product = new HashMap<>(product(shelf));
            product.putAll(Map.of("sku", sku + name.replaceAll("\\W", "").toUpperCase(Locale.ROOT), "name", name));
            asAdmin(HttpMethod.POST, "/api/products", product).expectStatus().isCreated();
        }
        var shown = get("/api/products?query=" + query + "&category=" + shelf)
                .returnResult(ObjectNode.class)
                .getResponseBody();
        assertThat(shown).isNotNull();
        assertListed("&query=" + query, shelf, shown.path("items").size());
    }

    @Test
    void changesOnlyWhatTheCallerHasSeen() {
        create("test-shelf");
        change(null)
                .expectStatus()
                .isEqualTo(HttpStatus.PRECONDITION_REQUIRED)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("Send the ETag you last read as If-Match, so that nobody's change is overwritten unseen.");
        change("nonsense").expectStatus().isBadRequest();
        change("\"7\"").expectStatus().isEqualTo(HttpStatus.PRECONDITION_FAILED);
        change("\"0\"").expectStatus().isOk().expectHeader().valueMatches("ETag", "\"1-0-[0-9a-f]+\"");
        change("\"0-0\"").expectStatus().isEqualTo(HttpStatus.PRECONDITION_FAILED);
        change("\"7-0\", \"1-3\"").expectStatus().isOk();
        change("*").expectStatus().isOk();
    }

    @Test
    void letsOneOfManyChangesAtOnceWin() throws Exception {
        create("test-shelf");
        var statuses = new ArrayList<Integer>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var changes = Collections.nCopies(8, (Callable<Integer>)
                    () -> change("\"0\"").returnResult(String.class).getStatus().value());
            for (var answered : callers.invokeAll(changes)) {
                statuses.add(answered.get());
            }
        }
        assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
    }

    @Test
    void sendsAReadingAgainOnlyWhenSomethingInItChanged() {
        var shelf = "shelf-" + sku.toLowerCase(Locale.ROOT);
        create(shelf);
        var tag = tagOf(sku);
        readUnless(tag).expectStatus().isNotModified();
        stock(3, "k").expectStatus().isOk();
        readUnless(tag).expectStatus().isOk();
        var later = tagOf(sku);
        asAdmin(HttpMethod.PUT, "/api/categories/" + shelf, Map.of("name", "Another name"));
        readUnless(later)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.category.name")
                .isEqualTo("Another name");
    }

    private String tagOf(String product) {
        return get("/api/products/" + product)
                .returnResult(String.class)
                .getResponseHeaders()
                .getETag();
    }

    private ResponseSpec readUnless(String tag) {
        return http.get()
                .uri("/api/products/" + sku)
                .header("If-None-Match", tag)
                .exchange();
    }

    @Test
    void refusesAProductThatAnotherIsAddingJustNow() {
        var answer = new CompletableFuture<Integer>();
        new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            jdbc.sql("insert into category values ('race', 'Race') on conflict do nothing")
                    .update();
            jdbc.sql("insert into product (sku, name, description, category, price_minor, currency, active, version)"
                            + " values (?, 'First', '', 'race', 1, 'EUR', true, 0)")
                    .param(sku)
                    .update();
            Thread.startVirtualThread(() -> answer.complete(
                    create("test-shelf").returnResult(String.class).getStatus().value()));
            Eventually.within(
                    Duration.ofSeconds(10),
                    () -> assertThat(jdbc.sql("select count(*) from pg_locks where not granted")
                                    .query(Long.class)
                                    .single())
                            .isPositive());
        });
        assertThat(answer.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(409);
    }

    @Test
    void adjustsStockOncePerKeyAndNeverBelowNothing() {
        create("test-shelf");
        stock(5, "k1").expectStatus().isOk();
        stock(5, "k1")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.available")
                .isEqualTo(5);
        stock(6, "k1").expectStatus().isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        stock(-6, "k2")
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:slipway:problem:stock-out-of-bounds");
        stock(0, "k3").expectStatus().isBadRequest();
        stock(5, "").expectStatus().isBadRequest();
        stock(5, "k".repeat(129)).expectStatus().isBadRequest();
        stock(5, null).expectStatus().isBadRequest();
        stock(1.5, "k4").expectStatus().isBadRequest();
        stock(1L << 31, "k5").expectStatus().isBadRequest();
        asAdmin(HttpMethod.GET, "/api/products/" + sku + "/stock", null)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.available")
                .isEqualTo(5)
                .jsonPath("$.ledger.items.length()")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/products?size=0",
                "/api/products?size=101",
                "/api/products?size=-1",
                "/api/products?size=x",
                "/api/products?after=nonsense",
                "/api/products?after=%00",
                "/api/products?query=%00",
                "/api/products?query=%C3%28",
                "/api/products?after=YQBiCmM",
                "/api/products?after=TXVnH211Zw", // the position of a category
                "/api/categories?after=TXVnH01VRw", // the position of a product
                "/api/products?category=Not%20A%20Slug",
                "/api/categories?size=1000",
                "/api/categories?query=%00",
                "/api/products?after=TXVnH35-QQ", // two marks of what is only similar
                "/api/prices"
            })
    void saysWhatIsWrongWithAQuestion(String uri) {
        get(uri).expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.detail")
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'", "%27%20or%201=1", "!()%26%7C:*", "%F0%9F%AB%96", "the", "%5C"})
    void findsNothingRatherThanFail(String query) {
        get("/api/products?query=" + query).expectStatus().isOk();
    }

    @Test
    void refusesMoreSearchTextThanAnybodyTypes() {
        get("/api/products?query=" + "x".repeat(201)).expectStatus().isBadRequest();
        get("/api/categories?query=" + "x".repeat(201)).expectStatus().isBadRequest();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MQ0", "LTE", "KzU", "MA", "OTIyMzM3MjAzNjg1NDc3NTgwOA"}) // 1\r, -1, +5, 0, 2^63
    void refusesALedgerPositionThatNoPageGave(String after) {
        create("test-shelf");
        asAdmin(HttpMethod.GET, "/api/products/" + sku + "/stock?after=" + after, null)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:slipway:problem:bad-cursor");
    }

    @ParameterizedTest
    @CsvSource({"NOBODY-KNOWS, 404", "lower, 404", "A%20B, 404", "%00, 400", "..%2F, 400"})
    void knowsNoSuchProduct(String name, int status) {
        get("/api/products/" + name)
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @ParameterizedTest
    @CsvSource({
        "name, ''",
        "name, ' '",
        "sku, lower",
        "sku, A--B",
        "category, Not A Slug",
        "description, a\u0000b",
        "name, a\u0007b"
    })
    void refusesAProductThatMakesNoSense(String field, String value) {
        var body = new HashMap<String, Object>(product("test-shelf"));
        body.put(field, value);
        asAdmin(HttpMethod.POST, "/api/products", body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sku", "category"})
    void refusesNamesWithoutEnd(String field) {
        var body = new HashMap<String, Object>(product("test-shelf"));
        body.put(field, field.equals("sku") ? "A" + "-A".repeat(100_000) : "a" + "-a".repeat(100_000));
        asAdmin(HttpMethod.POST, "/api/products", body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
        get("/api/products?category=a" + "-a".repeat(3000)).expectStatus().isBadRequest();
    }

    @ParameterizedTest
    @CsvSource({"0, EUR", "-1, EUR", "1000000001, EUR", "100, eur", "100, EURO", "100, ZZZ", "100,"})
    void refusesAPriceThatMakesNoSense(long minor, String currency) {
        var body = new HashMap<String, Object>(product("test-shelf"));
        body.put("price", currency == null ? Map.of("minor", minor) : Map.of("minor", minor, "currency", currency));
        asAdmin(HttpMethod.POST, "/api/products", body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[*].field")
                .value(fields -> assertThat(String.valueOf(fields)).contains("price."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"minor\":12.5,\"currency\":\"EUR\"}",
                "{\"minor\":\"12\",\"currency\":\"EUR\"}",
                "{\"minor\":99999999999999999999,\"currency\":\"EUR\"}",
                "{\"minor\":null,\"currency\":\"EUR\"}",
                "{\"currency\":\"EUR\"}",
                "12"
            })
    void readsNoNumberIntoAPriceThatIsNone(String price) {
        var body = "{\"sku\":\"%s\",\"name\":\"Mug\",\"description\":\"\",\"category\":\"c\",\"price\":%s}";
        http.post()
                .uri("/api/products")
                .headers(headers -> headers.setBearerAuth(Tokens.admin()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body.formatted(sku, price))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void answersWrongMethodsAndTypesInKind() {
        create("test-shelf");
        http.method(HttpMethod.DELETE)
                .uri("/api/products/" + sku)
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.METHOD_NOT_ALLOWED);
        http.post()
                .uri("/api/products")
                .headers(headers -> headers.setBearerAuth(Tokens.admin()))
                .contentType(MediaType.TEXT_PLAIN)
                .body("a mug")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        http.get()
                .uri("/api/products")
                .accept(MediaType.APPLICATION_PDF)
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.NOT_ACCEPTABLE);
    }

    @Test
    void believesNoForgedToken() {
        for (var forged : Tokens.forged()) {
            http.get()
                    .uri("/api/journeys/{id}", UUID.randomUUID())
                    .headers(headers -> headers.setBearerAuth(forged.token()))
                    .exchange()
                    .expectStatus()
                    .isUnauthorized();
        }
    }

    private Map<String, Object> product(String category) {
        return Map.of(
                "sku",
                sku,
                "name",
                "Mug " + sku,
                "description",
                "",
                "category",
                category,
                "price",
                Map.of("minor", 1299, "currency", "EUR"),
                "stock",
                5);
    }

    private ResponseSpec create(String category) {
        return asAdmin(HttpMethod.POST, "/api/products", product(category));
    }

    private ResponseSpec change(String ifMatch) {
        var body = Map.of(
                "name",
                "Cup " + ifMatch,
                "description",
                "",
                "category",
                "test-shelf",
                "price",
                Map.of("minor", 1399, "currency", "EUR"),
                "active",
                true);
        var request = http.put().uri("/api/products/" + sku).headers(headers -> headers.setBearerAuth(Tokens.admin()));
        if (ifMatch != null) {
            request = request.header(HttpHeaders.IF_MATCH, ifMatch);
        }
        return request.contentType(MediaType.APPLICATION_JSON).body(body).exchange();
    }

    private ResponseSpec stock(Number quantity, String key) {
        var request = http.post()
                .uri("/api/products/" + sku + "/stock")
                .headers(headers -> headers.setBearerAuth(Tokens.admin()));
        if (key != null) {
            request = request.header("Idempotency-Key", key);
        }
        return request.contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("quantity", quantity, "reason", "delivery"))
                .exchange();
    }

    private ResponseSpec get(String uri) {
        return http.get().uri(URI.create(uri)).exchange();
    }

    private ResponseSpec asAdmin(HttpMethod method, String uri, Object body) {
        var request = http.method(method).uri(uri).headers(headers -> headers.setBearerAuth(Tokens.admin()));
        return body == null
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON).body(body).exchange();
    }
}
