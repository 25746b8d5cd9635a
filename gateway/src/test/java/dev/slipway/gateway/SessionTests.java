package dev.slipway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GatewayTest
class SessionTests {

    private static final List<String> PRIVATE = List.of(
            "/api/orders",
            "/api/orders/1",
            "/api/orders/1/journey",
            "/api/lists",
            "/api/tasks/1",
            "/api/products/A/stock",
            "/api/order/dead-letters",
            "/api/catalog/dead-letters",
            "/api/todo/dead-letters");

    private static final List<String> OPEN = List.of(
            "/",
            "/docs",
            "/status.json",
            "/api/products",
            "/api/categories",
            "/api/prices",
            "/v3/api-docs/order",
            "/login",
            "/register",
            "/account/",
            "/userinfo",
            "/connect/logout",
            "/oauth2/jwks",
            "/.well-known/openid-configuration",
            "/session/me");

    @LocalServerPort
    private int port;

    @BeforeEach
    void forget() {
        for (var server : List.of(Neighbours.ORDER, Neighbours.TODO, Neighbours.CATALOG, Neighbours.AUTH.server)) {
            server.forget();
        }
    }

    @AfterEach
    void mend() {
        Neighbours.AUTH.life = Duration.ofMinutes(5);
        Neighbours.AUTH.refuses = false;
    }

    @Test
    void signsInAndSpeaksForTheBrowserWithATokenThatItNeverSees() {
        var alice = new Browser(port);
        var begun = alice.get("/session/login?returnTo=/docs");
        var unfinished = alice.cookies.get("SLIPWAY");
        assertThat(begun.headers().firstValue("Location"))
                .hasValueSatisfying(it -> assertThat(it)
                        .startsWith("http://localhost:8080/oauth2/authorize?")
                        .contains("code_challenge_method=S256", "response_type=code"));

        alice.signIn("alice");

        assertThat(alice.cookies.get("SLIPWAY")).isNotNull().isNotEqualTo(unfinished);
        assertThat(alice.get("/session/me").body())
                .contains("\"signedIn\":true", "\"name\":\"alice\"", "customer")
                .doesNotContain("eyJ");
        assertThat(alice.get("/api/orders").statusCode()).isEqualTo(200);
        assertThat(Neighbours.ORDER.seen("/api/orders")).singleElement().satisfies(it -> {
            assertThat(it.header("Authorization")).singleElement().asString().startsWith("Bearer eyJ");
            assertThat(it.header("Cookie")).isEmpty();
        });
        assertThat(alice.cookies.values()).noneMatch(it -> it.contains("eyJ"));
        assertThat(Neighbours.AUTH.server.seen("/login"))
                .anySatisfy(it -> assertThat(it.body()).isEqualTo("username=alice&password=a%26b%3Dc"));
    }

    @Test
    void setsACookieThatNoScriptAndNoOtherSiteCanUse() {
        var answer = new Browser(port).get("/session/login");

        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(it -> assertThat(it).startsWith("SLIPWAY=").contains("HttpOnly", "SameSite=Lax", "Path=/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a b"})
    void comesBackToItsOwnPathsOnly(String elsewhere) {
        var mallory = new Browser(port).signIn("mallory");
        var encoded = java.net.URLEncoder.encode(elsewhere, java.nio.charset.StandardCharsets.UTF_8);

        var authorize = mallory.get("/session/login?returnTo=" + encoded)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        var callback = mallory.get(authorize.replace("http://localhost:8080", ""))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        var back = mallory.get(callback.replace("http://localhost:8080", ""));

        assertThat(back.headers().firstValue("Location")).hasValue("http://localhost:8080/");
    }

    @Test
    void endsASignInThatDoesNotFitWithoutASession() {
        var mallory = new Browser(port);
        mallory.get("/session/login");

        assertThat(mallory.get("/session/callback?code=stolen&state=forged")
                        .headers()
                        .firstValue("Location"))
                .hasValue("http://localhost:8080/?sign-in=failed");
        assertThat(mallory.get("/session/me").body()).contains("\"signedIn\":false");
    }

    /** auth's own cookie in the stranger's own browser; the services must not see it either. */
    private static final String OF_AUTH = "from-a-service=1";

    @Test
    void letsNothingOfOneCallerReachAnother() {
        var alice = new Browser(port).signIn("alice");
        for (var path : PRIVATE) {
            assertThat(alice.get(path).statusCode()).as(path).isEqualTo(200);
        }
        for (var path : OPEN) {
            if (!path.equals("/connect/logout")) {
                alice.get(path);
            }
        }
        for (var other : List.of(new Browser(port), new Browser(port).signIn("bob"))) {
            forget();
            var isBob = other.cookies.containsKey("SLIPWAY");
            for (var path : PRIVATE) {
                assertThat(other.get(path).statusCode()).as(path).isEqualTo(isBob ? 200 : 401);
            }
            for (var path : OPEN) {
                assertThat(other.get(path).body()).as(path).doesNotContain("alice");
            }
            for (var server : List.of(Neighbours.ORDER, Neighbours.TODO, Neighbours.CATALOG, Neighbours.AUTH.server)) {
                for (var path : join(PRIVATE, OPEN)) {
                    assertThat(server.seen(path)).allSatisfy(it -> {
                        assertThat(String.join(" ", it.header("Cookie")))
                                .doesNotContain(
                                        "SLIPWAY",
                                        "XSRF-TOKEN",
                                        alice.cookies.get("AUTH"),
                                        alice.cookies.get("SLIPWAY"));
                        if (!isBob) {
                            assertThat(String.join(" ", it.header("Cookie"))).isIn("", OF_AUTH);
                            assertThat(it.header("Authorization")).isEmpty();
                        }
                    });
                }
            }
        }
        var stranger = new Browser(port);
        assertThat(stranger.follow(stranger.get("/session/login")).body()).contains("Sign in");
    }

    @Test
    void refusesEveryChangeThatDoesNotComeFromItsOwnPage() {
        var alice = new Browser(port).signIn("alice");
        for (var method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            for (var path : join(PRIVATE, List.of("/api/products", "/session/logout"))) {
                var forged = alice.send(method, path, "{}", Map.of());
                assertThat(forged.statusCode()).as(method + path).isEqualTo(403);
                assertThat(forged.body()).contains("urn:slipway:problem:forbidden");
                assertThat(alice.send(method, path, "{}", Map.of("X-XSRF-TOKEN", "guessed"))
                                .statusCode())
                        .isEqualTo(403);
            }
        }
        for (var server : List.of(Neighbours.ORDER, Neighbours.TODO, Neighbours.CATALOG)) {
            assertThat(server.seen("/api/orders")).isEmpty();
            assertThat(server.seen("/api/lists")).isEmpty();
            assertThat(server.seen("/api/products")).isEmpty();
        }
        assertThat(alice.post("/api/orders", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void takesAnAuthorizationHeaderOfAnotherKindOut() {
        new Browser(port).send("GET", "/api/products", "", Map.of("Authorization", "Basic YTpi"));

        assertThat(Neighbours.CATALOG.seen("/api/products"))
                .singleElement()
                .satisfies(it -> assertThat(it.header("Authorization")).isEmpty());
    }

    @Test
    void costsNoStatementForAReadWhileTheSessionIsRemembered(@Autowired JdbcClient database) {
        var alice = new Browser(port).signIn("alice");
        alice.get("/api/orders");
        CountedStatements.STATEMENTS.set(0);

        for (var i = 0; i < 10; i++) {
            alice.get("/api/orders");
        }

        assertThat(CountedStatements.STATEMENTS.get()).isLessThanOrEqualTo(4);
        assertThat(database.sql("select count(*) from spring_session")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void signsOutHereAndAtAuth() {
        var alice = new Browser(port).signIn("alice");
        var stolen = alice.at(port);
        alice.get("/session/me");

        var answer = alice.send(
                "POST",
                "/session/logout",
                "",
                Map.of("Accept", "application/json", "X-XSRF-TOKEN", alice.cookies.get("XSRF-TOKEN")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("http://localhost:8080/connect/logout?client_id=gateway")
                .doesNotContain("eyJ");
        assertThat(Neighbours.AUTH.server.seen("/oauth2/revoke")).hasSize(1);
        assertThat(stolen.get("/api/orders").statusCode()).isEqualTo(401);
        assertThat(alice.get("/api/orders").statusCode()).isEqualTo(401);

        alice.get("/connect/logout?client_id=gateway&post_logout_redirect_uri=http://localhost:8080/");
        assertThat(Neighbours.AUTH.server.seen("/connect/logout"))
                .singleElement()
                .satisfies(it -> assertThat(it.uri()).contains("post_logout_redirect_uri=", "&id_token_hint=eyJ"));
        alice.get("/connect/logout");
        assertThat(Neighbours.AUTH.server.seen("/connect/logout"))
                .last()
                .satisfies(it -> assertThat(it.uri()).doesNotContain("id_token_hint"));
    }

    @Test
    void endsTheSessionWhenAuthNoLongerStandsByIt() {
        Neighbours.AUTH.life = Duration.ofSeconds(1);
        var alice = new Browser(port).signIn("alice");
        Neighbours.AUTH.server.on(
                "/oauth2/token",
                (exchange, request) ->
                        StubServer.answer(exchange, 400, "application/json", "{\"error\":\"invalid_grant\"}"));
        try {
            var answer = alice.get("/api/orders");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("urn:slipway:problem:");
            assertThat(alice.get("/session/me").body()).contains("\"signedIn\":false");
            assertThat(alice.get("/api/products").statusCode()).isEqualTo(200);
        } finally {
            Neighbours.AUTH.listen();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "%00%00", "MDAw", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void takesACookieThatIsNoneForNoSession(String cookie) {
        var browser = new Browser(port);
        browser.cookies.put("SLIPWAY", cookie);

        assertThat(browser.get("/api/orders").statusCode()).isEqualTo(401);
        assertThat(browser.get("/session/me").body()).contains("\"signedIn\":false");
    }

    @Test
    void dropsAStoredSessionThatAnotherVersionWrote(@Autowired JdbcClient database) {
        var alice = new Browser(port).signIn("alice");
        database.sql("update spring_session_attributes set attribute_bytes = '\\x00'")
                .update();
        var elsewhere = alice.at(port);

        dev.slipway.test.Eventually.within(
                Duration.ofSeconds(8),
                () -> assertThat(elsewhere.get("/api/orders").statusCode()).isEqualTo(401));
    }

    private static List<String> join(List<String> some, List<String> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }
}
