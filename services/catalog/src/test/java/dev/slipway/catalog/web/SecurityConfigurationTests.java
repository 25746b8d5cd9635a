package dev.slipway.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.CatalogTest;
import dev.slipway.test.Tokens;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@CatalogTest
class SecurityConfigurationTests {

    @Autowired
    private RestTestClient http;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    @Test
    void letsNobodyButAdministratorsChangeAnything() {
        assertThat(changes()).isNotEmpty().allSatisfy(change -> {
            assertThat(status(change, null)).isEqualTo(401);
            assertThat(status(change, Tokens.customer())).isEqualTo(403);
            assertThat(status(change, Tokens.machine())).isEqualTo(403);
        });
    }

    @Test
    void asksForATokenWhereTheContractSaysSo() {
        JsonNode contract = http.get()
                .uri("/v3/api-docs")
                .exchange()
                .returnResult(ObjectNode.class)
                .getResponseBody();
        var open = new ArrayList<String>();
        contract.path("paths")
                .forEachEntry((path, operations) -> operations.forEachEntry((method, operation) -> {
                    var change = new Change(
                            HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)), path.replaceAll("\\{\\w+}", "1"));
                    var isOpen = operation.has("security");
                    assertThat(status(change, null) == 401)
                            .as("%s %s wants a token", method, path)
                            .isEqualTo(!isOpen);
                    if (isOpen) {
                        open.add(method + " " + path);
                    }
                }));
        assertThat(open)
                .containsExactlyInAnyOrder(
                        "get /api/products", "get /api/products/{sku}", "get /api/prices", "get /api/categories");
    }

    @Test
    void deniesWhatNobodyMentioned() {
        assertThat(status(new Change(HttpMethod.GET, "/api/anything"), null)).isEqualTo(401);
        assertThat(status(new Change(HttpMethod.GET, "/api/anything"), Tokens.admin()))
                .isEqualTo(403);
    }

    private record Change(HttpMethod method, String path) {}

    private Stream<Change> changes() {
        return handlers.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getMethodsCondition().getMethods().stream()
                        .filter(method -> method != RequestMethod.GET)
                        .flatMap(method -> mapping.getPatternValues().stream()
                                .map(path -> new Change(method.asHttpMethod(), path.replaceAll("\\{\\w+}", "1")))));
    }

    private int status(Change change, String token) {
        var request = http.method(change.method()).uri(change.path());
        if (token != null) {
            request = request.headers(headers -> headers.setBearerAuth(token));
        }
        return request.contentType(MediaType.APPLICATION_JSON)
                .body("{}")
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }
}
