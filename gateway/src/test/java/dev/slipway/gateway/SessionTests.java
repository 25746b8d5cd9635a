package dev.slipway.gateway;

import static dev.slipway.gateway.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.Eventually;
import dev.slipway.test.Statements;
import dev.slipway.test.Tokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GatewayTest
@ExtendWith(OutputCaptureExtension.class)
class SessionTests {

    private static final List<String> CHANGED = List.of(
            "/api/orders",
            "/api/orders/1/cancel",
            "/api/lists",
            "/api/tasks/1",
            "/api/products",
            "/api/products/A/stock",
            "/api/categories/tea",
            "/api/order/dead-letters/1/replay",
            "/api/catalog/dead-letters/1/replay",
            "/api/todo/dead-letters/1/replay",
            "/api/profile",
            "/session/logout");

    @LocalServerPort
    private int port;

    @BeforeEach
    void forget() {
        Neighbours.ALL.forEach(StubServer::forget);
    }

    @AfterEach
    void mend() {
        Neighbours.AUTH.life = Duration.ofMinutes(5);
        Neighbours.AUTH.refuses = false;
        Neighbours.AUTH.slowness = Duration.ofMillis(100);
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
        var encoded = URLEncoder.encode(elsewhere, StandardCharsets.UTF_8);

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

    @Test
    void refusesEveryChangeThatDoesNotComeFromItsOwnPageAndWritesItDown(CapturedOutput output) {
        var alice = new Browser(port).signIn("alice");
        for (var method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            for (var path : CHANGED) {
                var forged = alice.send(method, path, "{}", Map.of());
                assertProblem(forged, 403, "forbidden");
                assertThat(forged.body()).contains("/session/me", "X-XSRF-TOKEN");
                assertThat(alice.send(method, path, "{}", Map.of("X-XSRF-TOKEN", "guessed"))
                                .statusCode())
                        .isEqualTo(403);
            }
        }
        assertThat(Stream.of(Neighbours.ORDER, Neighbours.TODO, Neighbours.CATALOG)
                        .flatMap(it -> it.seen().stream()))
                .isEmpty();
        assertThat(output).contains("Refused POST /api/orders, which does not come from our own page");
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
    void readsARememberedSessionWithoutAStatement() throws Exception {
        var alice = new Browser(port).signIn("alice");
        alice.get("/api/orders");

        var statements = SessionStatements.of(() -> {
            for (var i = 0; i < 10; i++) {
                alice.get("/api/orders");
            }
        });

        // Two seconds may pass meanwhile on a busy machine: then it is read once more.
        assertThat(statements).hasSizeLessThanOrEqualTo(1).allMatch(SessionTests::reads);
    }

    @Test
    void writesTheTimeOfTheLastAccessOnceAMinute(@Autowired JdbcClient database) throws Exception {
        var alice = new Browser(port).signIn("alice");

        age(database, Duration.ofSeconds(50));
        assertThat(writesUntil(alice, SessionTests::reads)).isEmpty();

        age(database, Duration.ofSeconds(70));
        assertThat(writesUntil(alice, it -> !reads(it)))
                .singleElement()
                .asString()
                .contains("LAST_ACCESS_TIME");
        assertThat(writesUntil(alice, SessionTests::reads)).isEmpty();
    }

    @Test
    void writesItOnceForRequestsThatComeTogether(@Autowired JdbcClient database) throws Exception {
        var alice = new Browser(port).signIn("alice");
        age(database, Duration.ofSeconds(70));

        var writes = writesUntil(
                () -> {
                    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                        threads.invokeAll(Collections.nCopies(16, () -> alice.get("/api/orders")));
                    }
                },
                it -> !reads(it));

        assertThat(writes).hasSize(1);
    }

    @Test
    void forgetsABrowserThatAsksForNothing(@Autowired JdbcClient database) {
        var alice = new Browser(port).signIn("alice");

        age(database, Duration.ofHours(8).plusMinutes(1));

        Eventually.within(Duration.ofSeconds(8), () -> assertProblem(alice.get("/api/orders"), 401, "unauthorized"));
        assertThat(alice.get("/session/me").body()).contains("\"signedIn\":false");
    }

    @Test
    void keepsTokensUnreadableInItsDatabase(@Autowired JdbcClient database) {
        new Browser(port).signIn("alice");

        var kept = database.sql("select attribute_bytes from spring_session_attributes")
                .query((row, number) -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
                .list();

        assertThat(kept).isNotEmpty().allSatisfy(it -> assertThat(it).doesNotContain("eyJ", "SignedIn", "alice"));
    }

    @Test
    void answersBySessionOrByTokenNeverByBoth() {
        var alice = new Browser(port).signIn("alice");
        var bob = Map.of("Authorization", "Bearer " + Tokens.user(UUID.randomUUID(), "customer"));

        alice.send("GET", "/api/orders/both", "", bob);
        assertThat(Neighbours.ORDER.seen("/api/orders/both"))
                .singleElement()
                .satisfies(it -> assertThat(it.header("Authorization")).containsExactly(bob.get("Authorization")));

        assertProblem(
                alice.send("GET", "/api/orders/both", "", Map.of("Authorization", "Bearer " + Tokens.expired())),
                401,
                "unauthorized");
        assertThat(alice.send("POST", "/api/orders/both", "{}", bob).statusCode())
                .as("no cookie speaks, so no forged form can")
                .isEqualTo(200);
    }

    @Test
    void leavesAuthsOwnPathsToAuth() {
        var program = new Browser(port);
        var basic = Map.of(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString("gateway:secret".getBytes(StandardCharsets.UTF_8)),
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(program.send("POST", "/oauth2/token", "grant_type=authorization_code&code=none", basic)
                        .body())
                .contains("invalid_grant");
        assertThat(program.send("POST", "/account", "a=b", Map.of()).statusCode())
                .isEqualTo(200);
        assertThat(program.send("GET", "/userinfo", "", Map.of("Authorization", "Bearer opaque"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(Neighbours.AUTH.server.seen("/userinfo"))
                .singleElement()
                .satisfies(it -> assertThat(it.header("Authorization")).containsExactly("Bearer opaque"));
        assertThat(program.cookies).doesNotContainKey("SLIPWAY");
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
    void signsOutByAFormAndWithoutAuth() {
        var alice = new Browser(port).signIn("alice");
        alice.get("/session/me");
        Neighbours.AUTH.server.on("/oauth2/revoke", (exchange, request) -> exchange.close());
        try {
            var answer = alice.post("/session/logout", "");

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location"))
                    .hasValueSatisfying(it -> assertThat(it).startsWith("http://localhost:8080/connect/logout?"));
            assertProblem(alice.get("/api/orders"), 401, "unauthorized");
            assertThat(alice.post("/session/logout", "").headers().firstValue("Location"))
                    .as("once more does no harm")
                    .hasValue("http://localhost:8080/");
        } finally {
            Neighbours.AUTH.listen();
        }
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
            assertProblem(alice.get("/api/orders"), 401, "unauthorized");
            assertThat(alice.get("/session/me").body()).contains("\"signedIn\":false");
            assertThat(alice.get("/api/products").statusCode()).isEqualTo(200);
        } finally {
            Neighbours.AUTH.listen();
        }
    }

    @Test
    void keepsTheSessionWhenAuthCannotRenewItAtPresent() {
        Neighbours.AUTH.life = Duration.ofSeconds(1);
        var alice = new Browser(port).signIn("alice");

        Neighbours.AUTH.refuses = true;
        Eventually.within(Duration.ofSeconds(5), () -> assertProblem(alice.get("/api/orders"), 503, "unavailable"));
        assertThat(alice.get("/api/products").statusCode()).isEqualTo(200);

        Neighbours.AUTH.refuses = false;
        assertThat(alice.get("/api/orders").statusCode()).isEqualTo(200);
    }

    @Test
    void usesATokenThatStillLivesWhileAuthCannotRenewIt() {
        Neighbours.AUTH.life = Duration.ofSeconds(25);
        var alice = new Browser(port).signIn("alice");

        Neighbours.AUTH.refuses = true;

        assertThat(alice.get("/api/orders").statusCode()).isEqualTo(200);
    }

    @Test
    void countsTheRenewalOfATokenAgainstTheOneDeadline() {
        Neighbours.AUTH.life = Duration.ofSeconds(20);
        var alice = new Browser(port).signIn("alice");
        Neighbours.AUTH.slowness = Duration.ofMillis(1200);
        var released = new CountDownLatch(1);
        Neighbours.TODO.on("/api/tasks/slow", (exchange, request) -> released.await());

        var before = Instant.now();
        assertProblem(alice.get("/api/tasks/slow"), 504, "gateway-timeout");

        assertThat(Duration.between(before, Instant.now()))
                .as("1.5 s in all, not after the renewal")
                .isBetween(Duration.ofMillis(1200), Duration.ofMillis(2400));
        released.countDown();
    }

    @Test
    void answersEverySessionInTimeWhileAuthHangs() throws Exception {
        Neighbours.AUTH.life = Duration.ofSeconds(1);
        var browsers = IntStream.range(0, 20)
                .mapToObj(it -> new Browser(port).signIn("alice"))
                .toList();
        var released = new CountDownLatch(1);
        Neighbours.AUTH.server.on("/oauth2/token", (exchange, request) -> released.await());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = browsers.stream()
                    .<Callable<Duration>>map(it -> () -> {
                        var before = Instant.now();
                        assertProblem(it.get("/api/orders"), 503, "unavailable");
                        return Duration.between(before, Instant.now());
                    })
                    .toList();
            for (var call : threads.invokeAll(calls)) {
                assertThat(call.get()).isLessThan(Duration.ofSeconds(5));
            }
        } finally {
            released.countDown();
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

        Eventually.within(
                Duration.ofSeconds(8),
                () -> assertThat(elsewhere.get("/api/orders").statusCode()).isEqualTo(401));
    }

    /** What is written while a browser asks on, until the gateway no longer remembers its session and turns to the database. */
    private static List<String> writesUntil(Browser browser, Predicate<String> seen) {
        return writesUntil(() -> browser.get("/api/orders"), seen);
    }

    private static List<String> writesUntil(Statements.Action requests, Predicate<String> seen) {
        var all = new ArrayList<String>();
        Eventually.within(Duration.ofSeconds(8), () -> {
            all.addAll(SessionStatements.of(requests));
            assertThat(all).anyMatch(seen);
        });
        return all.stream().filter(it -> !reads(it)).toList();
    }

    private static boolean reads(String statement) {
        return statement.strip().startsWith("SELECT");
    }

    private static void age(JdbcClient database, Duration time) {
        database.sql("update spring_session set last_access_time = ?")
                .param(Instant.now().minus(time).toEpochMilli())
                .update();
    }
}
