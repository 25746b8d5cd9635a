package dev.slipway.gateway;

import static dev.slipway.gateway.Problems.assertGuarded;
import static dev.slipway.gateway.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.Tokens;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

@GatewayTest
class RoutesTests {

    private static final String TOO_LARGE = "request-header-fields-too-large";

    private final UUID alice = UUID.randomUUID();

    @LocalServerPort
    private int port;

    @Autowired
    private Environment settings;

    @BeforeEach
    void forget() {
        Neighbours.ALL.forEach(StubServer::forget);
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
                "/v3/api-docs/gateway"
            })
    void routesNothingThatIsNotListed(String path) {
        var answer = withToken("GET", path, "");

        if (path.startsWith("/actuator")) {
            assertProblem(answer, 401, "unauthorized");
        } else {
            assertProblem(answer, 404, "not-found");
        }
        for (var server : Neighbours.ALL) {
            assertThat(server.seen()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/orders/..;/..;/actuator/env",
                "/api/orders/%2e%2e/%2e%2e/actuator/env",
                "/api/orders/../../actuator/env",
                "/api/orders/%252e%252e/actuator/env",
                "/api/orders/..%5c..%5cactuator",
                "/api//orders",
                "//api/orders",
                "/api/./orders",
                "/api/orders/%2F",
                "/api/orders;a=b",
                "/api/orders/%3bx",
                "/api/orders/%00",
                "/api/products/[x]",
                "/api/products?query=100%",
                "/api/products?query=%zz",
                "/api/products?query=<b>",
                "/api/products?query=ä"
            })
    void answersCrookedAddressesWithAProblem(String address) {
        var answer = RawCall.get(port, address, "Authorization: Bearer " + Tokens.customer());

        assertProblem(answer, 400, "bad-request");
        for (var server : Neighbours.ALL) {
            assertThat(server.seen()).isEmpty();
        }
    }

    @Test
    void takesAnEncodedPathForWhatItMeans() {
        assertProblem(RawCall.get(port, "/%61pi/orders"), 401, "unauthorized");
        assertProblem(RawCall.get(port, "/%61pi/orders", "Authorization: Bearer made-up"), 401, "unauthorized");
        assertThat(Neighbours.ORDER.seen()).isEmpty();
    }

    @Test
    void refusesMethodsThatNobodyKnows() {
        var token = "Authorization: Bearer " + Tokens.customer();

        assertProblem(RawCall.send(port, "FOO", "/api/orders", token), 400, "bad-request");
        assertProblem(RawCall.send(port, "TRACE", "/api/orders", token), 405, "method-not-allowed");
        assertProblem(RawCall.send(port, "CONNECT", "/api/orders", token), 501, "not-implemented");
        for (var path : List.of("/", "/docs", "/status.json", "/session/me", "/session/logout")) {
            var answer = new Browser(port).send("PATCH", path, "{}", Map.of());
            assertThat(answer.statusCode()).as(path).isIn(401, 405);
            assertProblem(
                    answer, answer.statusCode(), answer.statusCode() == 405 ? "method-not-allowed" : "unauthorized");
        }
        assertProblem(new Browser(port).get("/session/logout"), 405, "method-not-allowed");
        assertThat(Neighbours.ORDER.seen()).isEmpty();
    }

    @Test
    void answersHeadLikeGetWithoutABody() {
        var stranger = new Browser(port);

        var answer = stranger.head("/api/products");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Content-Length"))
                .hasValueSatisfying(it -> assertThat(Integer.parseInt(it)).isPositive());
        assertThat(Neighbours.CATALOG.seen("/api/products"))
                .singleElement()
                .satisfies(it -> assertThat(it.method()).isEqualTo("HEAD"));
        for (var path : List.of("/", "/docs", "/status.json", "/v3/api-docs/order")) {
            assertThat(stranger.head(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void letsNoOtherSiteAsk() {
        var preflight = RawCall.send(
                port,
                "OPTIONS",
                "/api/orders",
                "Origin: https://evil.example",
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: x-xsrf-token");

        assertThat(preflight.status()).isEqualTo(401);
        assertThat(preflight.head()).doesNotContain("Access-Control");
        assertThat(RawCall.get(port, "/api/products", "Origin: https://evil.example")
                        .head())
                .doesNotContain("Access-Control");
    }

    @Test
    void refusesHeadersThatAreTooLarge() {
        assertProblem(RawCall.get(port, "/api/products", "X-Large: " + "x".repeat(20_000)), 431, TOO_LARGE);
        assertProblem(RawCall.get(port, "/api/products", "X-Many: x\r\n".repeat(200) + "X-Last: x"), 431, TOO_LARGE);
        assertProblem(RawCall.get(port, "/api/products?query=" + "x".repeat(20_000)), 414, "uri-too-long");
        assertThat(Neighbours.CATALOG.seen()).isEmpty();
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
        for (var path :
                new String[] {"/api/lists/1/tasks", "/api/tasks/1", "/api/todo/dead-letters", "/api/todo/system"}) {
            assertThat(withToken("GET", path, "").statusCode()).isEqualTo(200);
            assertThat(Neighbours.TODO.seen(path)).hasSize(1);
        }
        for (var path : new String[] {
            "/api/products/A-1",
            "/api/prices",
            "/api/categories",
            "/api/products/A-1/stock",
            "/api/catalog/products",
            "/api/catalog/system"
        }) {
            assertThat(withToken("GET", path, "").statusCode()).isEqualTo(200);
            assertThat(Neighbours.CATALOG.seen(path)).hasSize(1);
        }
        for (var path : new String[] {"/api/orders/1", "/api/order/orders", "/api/order/system"}) {
            assertThat(withToken("GET", path, "").statusCode()).isEqualTo(200);
            assertThat(Neighbours.ORDER.seen(path)).hasSize(1);
        }
        var profile = withToken("PUT", "/api/profile", "{}");
        assertThat(profile.statusCode()).isEqualTo(200);
        assertThat(profile.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(Neighbours.AUTH.server.seen("/api/profile"))
                .singleElement()
                .satisfies(it -> assertThat(it.header("Authorization")).hasSize(1));
        for (var path : new String[] {"/api/users", "/api/users/1", "/api/auth/system", "/api/auth/sessions/1"}) {
            assertThat(withToken("GET", path, "").statusCode()).isEqualTo(200);
            assertThat(Neighbours.AUTH.server.seen(path)).hasSize(1);
        }
        assertThat(new Browser(port).get("/v3/api-docs/catalog").statusCode()).isEqualTo(200);
        assertThat(Neighbours.CATALOG.seen("/v3/api-docs")).hasSize(1);
    }

    @Test
    void asksForASignInWhereOneIsNeededAndNowhereElse() {
        var stranger = new Browser(port);

        assertThat(stranger.get("/api/products").statusCode()).isEqualTo(200);
        assertThat(stranger.cookies).doesNotContainKey("SLIPWAY");
        for (var path : new String[] {
            "/api/orders",
            "/api/lists",
            "/api/products/A-1/stock",
            "/api/catalog/products",
            "/api/order/orders",
            "/api/order/dead-letters",
            "/api/order/system",
            "/api/profile",
            "/api/users",
            "/api/auth/system"
        }) {
            var answer = stranger.get(path);
            assertProblem(answer, 401, "unauthorized");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            assertThat(answer.headers().firstValue("Location")).isEmpty();
        }
        assertThat(Neighbours.ORDER.seen("/api/orders")).isEmpty();
    }

    /** Neither a token nor a session, and so no CSRF token either: the signature is order's to check. */
    @Test
    void letsThePaymentProviderTellWhatHappenedWithoutASignIn() {
        var headers = Map.of(
                "Content-Type",
                "application/json",
                "webhook-id",
                "event-1",
                "webhook-timestamp",
                "1",
                "webhook-signature",
                "v1,x");

        var answer = new Browser(port).send("POST", "/api/payments/events", "{}", headers);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Neighbours.ORDER.seen("/api/payments/events"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.body()).isEqualTo("{}");
                    assertThat(it.header("webhook-id")).containsExactly("event-1");
                    assertThat(it.header("webhook-timestamp")).containsExactly("1");
                    assertThat(it.header("webhook-signature")).containsExactly("v1,x");
                });
    }

    @Test
    void turnsForgedTokensAwayBeforeAServiceSeesThem() {
        for (var forged : Tokens.forged()) {
            var answer = new Browser(port)
                    .send("GET", "/api/orders", "", Map.of("Authorization", "Bearer " + forged.token()));
            assertProblem(answer, 401, "unauthorized");
        }
        assertThat(Neighbours.ORDER.seen("/api/orders")).isEmpty();
    }

    @Test
    void saysThatTokensCannotBeCheckedWhileTheIssuersKeysAreUnknown() {
        try (var gateway = OtherGateway.of(
                settings,
                Map.of("spring.security.oauth2.resourceserver.jwt.jwk-set-uri", Neighbours.NOBODY + "/oauth2/jwks"))) {
            var answer = new Browser(gateway.port())
                    .send("GET", "/api/orders", "", Map.of("Authorization", "Bearer " + Tokens.customer()));

            assertProblem(answer, 503, "unavailable");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void neitherReadsNorMakesASessionForACallerWithAToken() throws Exception {
        var browser = new Browser(port);
        browser.cookies.put("SLIPWAY", "MDAwMDAwMDAtMDAwMC00MDAwLTgwMDAtMDAwMDAwMDAwMDAw");
        withToken("GET", "/api/orders", "");
        var headers = Map.of("Authorization", "Bearer " + Tokens.user(alice, "customer"));

        var statements = SessionStatements.of(() -> {
            var answer = browser.send("POST", "/api/orders", "{}", headers);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        });

        assertThat(statements).isEmpty();
    }

    @Test
    void sendsEachSecurityHeaderOnceAndKeepsCookiesOfServicesBehind() {
        for (var path : new String[] {
            "/", "/api/products", "/api/orders", "/nothing", "/login", "/docs", "/status.json", "/session/me"
        }) {
            var headers = new Browser(port).get(path).headers();
            assertGuarded(headers);
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

        assertProblem(answer, 413, "content-too-large");
        assertThat(Neighbours.ORDER.seen("/api/orders")).isEmpty();
    }

    private HttpResponse<String> withToken(String method, String path, String body) {
        return new Browser(port)
                .send(method, path, body, Map.of("Authorization", "Bearer " + Tokens.user(alice, "customer")));
    }
}
