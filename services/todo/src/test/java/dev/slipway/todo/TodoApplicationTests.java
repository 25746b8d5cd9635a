package dev.slipway.todo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.OpenApiContract;
import dev.slipway.test.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The door of the service: who may pass, what it says to those who may not, and the contract it hangs out. */
@TodoTest
class TodoApplicationTests {

    @Autowired
    private RestTestClient http;

    @Test
    void showsAStrangerNothing() {
        var alice = Caller.customer(http);
        var bob = Caller.customer(http);
        var list = alice.list("Garden");
        var task = alice.task(list, "Prune");

        for (var path : List.of(list, list + "/tasks", task)) {
            assertThat(bob.get(path).status()).isEqualTo(404);
        }
        assertThat(bob.post(list + "/tasks", "{\"title\":\"Mine\"}").status()).isEqualTo(404);
        for (var path : List.of(list, task)) {
            assertThat(bob.put(path, "{\"title\":\"Mine\",\"name\":\"Mine\"}", "\"0\"")
                            .status())
                    .isEqualTo(404);
            assertThat(bob.delete(path, "*").status()).isEqualTo(404);
        }
        assertThat(bob.get("/api/lists").<List<?>>at("$.items")).isEmpty();
        assertThat(alice.get(task).<String>at("$.title")).isEqualTo("Prune");
    }

    @Test
    void opensNothingWithoutAToken() {
        operations()
                .forEach((path, methods) -> methods.forEach(method -> http.method(
                                HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)))
                        .uri(path.replaceAll("\\{\\w+}", UUID.randomUUID().toString()))
                        .exchange()
                        .expectStatus()
                        .isUnauthorized()));
        assertThat(operations()).hasSizeGreaterThan(7);
    }

    @Test
    void servesCustomersOnly() {
        var machine = Caller.with(http, Tokens.machine());

        assertThat(machine.get("/api/lists").status()).isEqualTo(403);
        for (var path : List.of("/api/tasks", "/api/tasks/tags", "/api/tasks/" + UUID.randomUUID())) {
            assertThat(machine.get(path).status()).isEqualTo(403);
        }
        for (var verb : List.of("restore", "complete", "reopen")) {
            assertThat(machine.post("/api/tasks/" + UUID.randomUUID() + "/" + verb)
                            .status())
                    .isEqualTo(403);
        }
        assertThat(machine.post("/api/lists/" + UUID.randomUUID() + "/restore").status())
                .isEqualTo(403);
        assertThat(Caller.customer(http).get("/api/todo/dead-letters").status()).isEqualTo(403);
        assertThat(Caller.customer(http).get("/api/todo/system").status()).isEqualTo(403);
        for (var path : List.of("/api/todo/dead-letters", "/api/todo/system")) {
            assertThat(Caller.with(http, Tokens.admin()).get(path).status()).isEqualTo(200);
        }
    }

    @Test
    void believesNoForgedToken() {
        assertThat(Tokens.forged())
                .allSatisfy(forged -> assertThat(Caller.with(http, forged.token())
                                .get("/api/lists")
                                .status())
                        .isEqualTo(401));
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, /api/tasks/00000000-0000-7000-8000-000000000000, application/json, application/json, 405",
        "DELETE, /api/lists, application/json, application/json, 405",
        "POST, /api/lists, text/plain, application/json, 415",
        "GET, /api/lists, application/json, application/pdf, 406",
        "GET, /api/lists/nonsense, application/json, application/json, 400"
    })
    void answersWrongMethodsAndTypesInKind(HttpMethod method, String path, String sent, String accepted, int status) {
        http.method(method)
                .uri(path)
                .headers(headers -> headers.setBearerAuth(Tokens.customer()))
                .header(HttpHeaders.CONTENT_TYPE, sent)
                .header(HttpHeaders.ACCEPT, accepted)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType("application/problem+json");
    }

    @Test
    void publishesTheContractItKeeps() {
        OpenApiContract.matches(
                "todo", Caller.customer(http).get("/v3/api-docs.yaml").text());
    }

    /** The methods that the contract names, by path. */
    private Map<String, Set<String>> operations() {
        Map<String, Map<String, ?>> paths =
                Caller.customer(http).get("/v3/api-docs").at("$.paths");
        return paths.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, path -> path.getValue().keySet()));
    }
}
