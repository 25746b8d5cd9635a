package dev.slipway.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.CatalogTest;
import dev.slipway.defaults.Cursor;
import dev.slipway.test.Tokens;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

@CatalogTest
class AllProductsControllerTests {

    private final String id = UUID.randomUUID().toString().substring(0, 8);
    private final String aisle = "aisle-" + id;
    private final String lamp = sku("LAMP");
    private final String mug = sku("MUG");

    @Autowired
    private RestTestClient http;

    private String sku(String kind) {
        return kind + "-" + id.toUpperCase(Locale.ROOT);
    }

    @BeforeEach
    void fillAnAisleAndWithdrawTheMug() {
        for (var sku : List.of(lamp, mug)) {
            var details = details(sku);
            details.put("sku", sku);
            send(HttpMethod.POST, "/api/products", details).expectStatus().isCreated();
        }
        offer(mug, false);
    }

    @ParameterizedTest
    @CsvSource({"'', LAMP|MUG", "&offering=all, LAMP|MUG", "&offering=offered, LAMP", "&offering=withdrawn, MUG"})
    void listsWhatAnAdministratorAsksFor(String offering, String kinds) {
        assertThat(skus(list("?category=" + aisle + offering))).containsExactlyElementsOf(skusOf(kinds));
        assertThat(skus(list("?query=" + id + offering))).containsExactlyElementsOf(skusOf(kinds));
    }

    private List<String> skusOf(String kinds) {
        return Stream.of(kinds.split("\\|")).map(this::sku).toList();
    }

    @Test
    void marksWhatIsWithdrawn() {
        var withdrawn = list("?offering=withdrawn&query=" + mug).path("items").path(0);
        assertThat(withdrawn.path("active").asBoolean(true)).isFalse();
        assertThat(withdrawn.path("category").path("slug").asString()).isEqualTo(aisle);
    }

    @Test
    void givesPagesThatFollowEachOther() {
        var first = list("?size=1&category=" + aisle);
        var second = list(
                "?size=1&category=" + aisle + "&after=" + first.path("next").asString());
        assertThat(skus(first)).containsExactly(lamp);
        assertThat(skus(second)).containsExactly(mug);
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    void leavesThePublicsListAndItsCountsAsTheyAre() {
        assertThat(skus(read("/api/products?category=" + aisle, null))).containsExactly(lamp);
        assertThat(listed()).isOne();
    }

    @Test
    void listsAProductAgainThatIsOfferedAgain() {
        offer(mug, true);
        assertThat(skus(list("?offering=withdrawn&category=" + aisle))).isEmpty();
        assertThat(skus(read("/api/products?category=" + aisle, null))).containsExactly(lamp, mug);
        assertThat(listed()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?offering=offered", "?offering=withdrawn"})
    void isForAdministratorsAlone(String filter) {
        ask("/api/catalog/products" + filter, null).expectStatus().isUnauthorized();
        ask("/api/catalog/products" + filter, Tokens.customer()).expectStatus().isForbidden();
        ask("/api/catalog/products" + filter, Tokens.machine()).expectStatus().isForbidden();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "offering=sold",
                "size=0",
                "size=101",
                "after=nonsense",
                "after=TXVnH211Zw", // the position of a category
                "category=Not%20A%20Slug",
                "query=%00"
            })
    void saysWhatIsWrongWithAQuestion(String question) {
        ask("/api/catalog/products?" + question, Tokens.admin())
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.detail")
                .isNotEmpty();
    }

    private long listed() {
        var before = Cursor.of("Aisle " + id, "a").text();
        return read("/api/categories?size=1&after=" + before, null)
                .path("items")
                .path(0)
                .path("products")
                .asLong();
    }

    private void offer(String sku, boolean active) {
        var details = details(sku);
        details.put("active", active);
        send(HttpMethod.PUT, "/api/products/" + sku, details).expectStatus().isOk();
    }

    private Map<String, Object> details(String name) {
        return new HashMap<>(Map.of(
                "name", name, "description", "", "category", aisle, "price", Map.of("minor", 1299, "currency", "EUR")));
    }

    private ResponseSpec send(HttpMethod method, String uri, Object body) {
        return http.method(method)
                .uri(uri)
                .headers(headers -> headers.setBearerAuth(Tokens.admin()))
                .header(HttpHeaders.IF_MATCH, "*")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private JsonNode list(String filter) {
        return read("/api/catalog/products" + filter, Tokens.admin());
    }

    private JsonNode read(String uri, @Nullable String token) {
        var body = ask(uri, token)
                .expectStatus()
                .isOk()
                .returnResult(ObjectNode.class)
                .getResponseBody();
        return body == null ? MissingNode.getInstance() : body;
    }

    private ResponseSpec ask(String uri, @Nullable String token) {
        return http.get()
                .uri(URI.create(uri))
                .headers(headers -> {
                    if (token != null) {
                        headers.setBearerAuth(token);
                    }
                })
                .exchange();
    }

    private static List<String> skus(JsonNode page) {
        var skus = new ArrayList<String>();
        page.path("items").forEach(item -> skus.add(item.path("sku").asString()));
        return skus;
    }
}
