package dev.slipway.gateway;

import static dev.slipway.gateway.Problems.assertGuarded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.Eventually;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class PagesTests {

    private static final Pattern OWN_FILE = Pattern.compile("(?:src|href)=\"(/[^\"]+\\.(?:js|css|svg))\"");

    @LocalServerPort
    private int port;

    @BeforeEach
    void forget() {
        Neighbours.ALL.forEach(StubServer::forget);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs"})
    void servesPagesThatNeedNothingFromElsewhere(String path) {
        var page = new Browser(port).get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(it -> assertThat(it).startsWith("text/html"));
        assertThat(page.body())
                .as("inline code and styles are against the content policy")
                .doesNotContain("<style", " style=", " onclick=", "https://", "<script>");
        var files =
                OWN_FILE.matcher(page.body()).results().map(it -> it.group(1)).toList();
        assertThat(files).hasSizeGreaterThan(2).allSatisfy(file -> {
            var answer = new Browser(port).get(file);
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertGuarded(answer.headers());
        });
    }

    @Test
    void leadsToTheApiByEitherAddress() {
        assertThat(new Browser(port).get("/docs/").headers().firstValue("Location"))
                .hasValueSatisfying(it -> assertThat(it).endsWith("/docs"));
    }

    @Test
    void showsTheDocumentOfEachServiceAsSeenFromOutside() {
        for (var service : Routes.DOCUMENTED) {
            assertThat(new Browser(port).get("/docs/docs.js").body()).contains("'" + service + "'");
            assertThat(new Browser(port).get("/v3/api-docs/" + service).statusCode())
                    .isEqualTo(200);
        }
        assertThat(Neighbours.CATALOG.seen("/v3/api-docs"))
                .singleElement()
                .satisfies(it -> assertThat(it.header("Host"))
                        .as("what the document names as its server")
                        .containsExactly("localhost:8080"));
    }

    @Test
    void saysWhoIsUp() {
        Neighbours.TODO.on(
                "/actuator/health/readiness",
                (exchange, request) -> StubServer.answer(exchange, 503, "application/json", "{}"));

        Eventually.within(
                Duration.ofSeconds(10),
                () -> assertThat(new Browser(port).get("/status.json").body())
                        .contains(
                                "{\"name\":\"catalog\",\"up\":true,\"ready\":1,\"replicas\":1}",
                                "{\"name\":\"order\",\"up\":true,\"ready\":1,\"replicas\":2}",
                                "{\"name\":\"todo\",\"up\":false,\"ready\":0,\"replicas\":1}"));
        Neighbours.TODO.on(
                "/actuator/health/readiness",
                (exchange, request) -> StubServer.answer(exchange, 200, "application/json", "{}"));
    }
}
