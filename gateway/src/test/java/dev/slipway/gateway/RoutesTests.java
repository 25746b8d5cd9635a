package dev.slipway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.Eventually;
import dev.slipway.test.Tokens;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class RoutesTests {

    private final UUID alice = UUID.randomUUID();

    @LocalServerPort
    private int port;

    @BeforeEach
    void forget() {
        Neighbours.CATALOG.forget();
        Neighbours.ORDER.forget();
        Neighbours.TODO.forget();
        Neighbours.AUTH.server.forget();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/env",
                "/actuator/gateway/routes",
                "/api/journeys/1",
                "/api/unknown",
                "/api",
                "/nothing/here",
                "/oauth3/token",
                "/internal",
                "/v3/api-docs/auth"
            })
    void routesNothingThatIsNotListed(String path) {
        var answer = withToken("GET", path, "");

        assertThat(answer.statusCode()).isIn(404, 401);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(it -> assertThat(it).contains("problem+json"));
        assertThat(Neighbours.CATALOG.seen(path)).isEmpty();
        assertThat(Neighbours.ORDER.seen(path)).isEmpty();
        assertThat(Neighbours.TODO.seen(path)).isEmpty();
        assertThat(Neighbours.AUTH.server.seen(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/orders/..;/..;/actuator/env",
                "/api/orders/%2e%2e/%2e%2e/actuator/env",
                "/api//orders",
                "/api/orders/%2F"
            })
    void answersCrookedPathsWithAProblem(String path) {
        var answer = withToken("GET", path, "");

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(it -> assertThat(it).contains("json"));
        assertThat(Neighbours.ORDER.seen("/actuator/env")).isEmpty();
    }

    @Test
    void passesMethodPathQueryBodyAndTokenOnAsTheyCame() {
        var answer = withToken("POST", "/api/orders?a=1&a=%C3%A4+b&c", "{\"lines\":[]}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Neighbours.ORDER.seen("/api/orders")).singleElement().satisfies(it -> {
            assertThat(it.method()).isEqualTo("POST");
            assertThat(it.uri()).isEqualTo("/api/orders?a=1&a=%C3%A4+b&c");
            assertThat(it.body()).isEqualTo("{\"lines\":[]}");
            assertThat(it.header("Authorization")).singleElement().asString().startsWith("Bearer ey");
            assertThat(it.header("traceparent")).hasSize(1);
        });
    }

    @Test
    void findsEachServiceAndItsDocument() {
        for (var path : new String[] {"/api/lists/1/tasks", "/api/tasks/1", "/api/todo/dead-letters"}) {
            assertThat(withToken("GET", path, "").statusCode()).isEqualTo(200);
            assertThat(Neighbours.TODO.seen(path)).hasSize(1);
        }
        for (var path :
                new String[] {"/api/products/A-1", "/api/prices", "/api/categories", "/api/products/A-1/stock"}) {
            assertThat(withToken("GET", path, "").statusCode()).isEqualTo(200);
            assertThat(Neighbours.CATALOG.seen(path)).hasSize(1);
        }
        assertThat(new Browser(port).get("/v3/api-docs/catalog").statusCode()).isEqualTo(200);
        assertThat(Neighbours.CATALOG.seen("/v3/api-docs")).hasSize(1);
    }

    @Test
    void asksForASignInWhereOneIsNeededAndNowhereElse() {
        var stranger = new Browser(port);

        assertThat(stranger.get("/api/products").statusCode()).isEqualTo(200);
        assertThat(stranger.cookies).doesNotContainKey("SLIPWAY");
        for (var path :
                new String[] {"/api/orders", "/api/lists", "/api/products/A-1/stock", "/api/order/dead-letters"}) {
            var answer = stranger.get(path);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("urn:slipway:problem:");
            assertThat(answer.headers().firstValue("Location")).isEmpty();
        }
        assertThat(Neighbours.ORDER.seen("/api/orders")).isEmpty();
    }

    @Test
    void turnsForgedTokensAwayBeforeAServiceSeesThem() {
        for (var forged : Tokens.forged()) {
            var answer = new Browser(port)
                    .send("GET", "/api/orders", "", Map.of("Authorization", "Bearer " + forged.token()));
            assertThat(answer.statusCode()).as(forged.flaw()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(it -> assertThat(it).contains("problem+json"));
        }
        assertThat(Neighbours.ORDER.seen("/api/orders")).isEmpty();
    }

    @Test
    void neitherReadsNorMakesASessionForACallerWithAToken() {
        var browser = new Browser(port);
        browser.cookies.put("SLIPWAY", "MDAwMDAwMDAtMDAwMC00MDAwLTgwMDAtMDAwMDAwMDAwMDAw");
        withToken("GET", "/api/orders", "");
        CountedStatements.STATEMENTS.set(0);

        var answer = browser.send(
                "POST", "/api/orders", "{}", Map.of("Authorization", "Bearer " + Tokens.user(alice, "customer")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(CountedStatements.STATEMENTS).hasValue(0);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void sendsEachSecurityHeaderOnceAndKeepsCookiesOfServicesBehind() {
        for (var path : new String[] {
            "/", "/api/products", "/api/orders", "/nothing", "/login", "/docs", "/status.json", "/session/me"
        }) {
            var headers = new Browser(port).get(path).headers();
            for (var name : new String[] {
                "X-Content-Type-Options",
                "X-Frame-Options",
                "Content-Security-Policy",
                "Referrer-Policy",
                "Permissions-Policy"
            }) {
                assertThat(headers.allValues(name)).as(path + " " + name).hasSize(1);
            }
            assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
            assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
            assertThat(headers.allValues("Set-Cookie")).noneMatch(it -> it.contains("from-a-service"));
        }
        assertThat(new Browser(port).get("/login").headers().firstValue("Content-Security-Policy"))
                .hasValue("default-src 'self'; form-action *");
        assertThat(new Browser(port).get("/api/products").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(it -> assertThat(it).contains("frame-ancestors 'none'"));
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        var answer = withToken("POST", "/api/orders", "x".repeat(300_000));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("urn:slipway:problem:");
        assertThat(Neighbours.ORDER.seen("/api/orders")).isEmpty();
    }

    @Test
    void tellsAuthTheAddressThatPeopleKnowWhateverACallerClaims() {
        new Browser(port)
                .send(
                        "GET",
                        "/login",
                        "",
                        Map.of("X-Forwarded-Host", "evil.example", "Forwarded", "host=evil.example"));

        assertThat(Neighbours.AUTH.server.seen("/login")).singleElement().satisfies(it -> {
            assertThat(it.header("Host")).containsExactly("localhost:8080");
            assertThat(it.header("X-Forwarded-Host")).containsExactly("localhost:8080");
            assertThat(it.header("X-Forwarded-Proto")).containsExactly("http");
            assertThat(it.header("Forwarded")).isEmpty();
        });
    }

    @Test
    void saysWhoIsUp() {
        Neighbours.TODO.on(
                "/actuator/health/readiness",
                (exchange, request) -> StubServer.answer(exchange, 503, "application/json", "{}"));

        Eventually.within(
                Duration.ofSeconds(10),
                () -> assertThat(new Browser(port).get("/status.json").body())
                        .contains("{\"name\":\"catalog\",\"up\":true}", "{\"name\":\"todo\",\"up\":false}"));
    }

    private HttpResponse<String> withToken(String method, String path, String body) {
        return new Browser(port)
                .send(method, path, body, Map.of("Authorization", "Bearer " + Tokens.user(alice, "customer")));
    }
}
