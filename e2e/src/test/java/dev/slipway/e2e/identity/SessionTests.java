package dev.slipway.e2e.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.e2e.Api;
import dev.slipway.e2e.Browser;
import dev.slipway.e2e.OnAStack;
import dev.slipway.e2e.Scene;
import dev.slipway.e2e.SignIn;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A browser holds a session, never a token. */
@OnAStack
@Order(9)
class SessionTests {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(90);

    @Test
    void buysThroughASessionAndShowsItsScriptsNoToken() {
        var browser = signedIn("alice");
        var sku = Scene.product(1);

        var placed = browser.request(
                "POST", "/api/orders", Scene.orderOf(sku, 1, "approved"), "Idempotency-Key", "browser-" + sku);

        assertThat(placed.status()).as(placed.body()).isEqualTo(201);
        assertThat(browser.request("GET", "/session/me", null).body()).doesNotContain("eyJ");
        assertThat(browser.cookies()).doesNotContain("eyJ");
    }

    @Test
    void refusesAChangeWithoutTheCsrfToken() {
        var browser = signedIn("alice");

        var answer = Api.anonymous(Scene.stack().url())
                .post("/api/lists", Map.of("name", "Forged"), "Cookie", browser.cookies());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Type")).contains("problem+json");
    }

    @Test
    void isAnotherOneAfterTheSignIn() {
        var browser = new Browser(Scene.stack().url());
        browser.open("/session/login");
        var before = session(browser);

        browser.signIn("alice", Scene.stack().password("alice"));

        assertThat(before).isNotEmpty();
        assertThat(session(browser)).isNotEmpty().isNotEqualTo(before);
    }

    @Test
    void endsTheSessionOnTheServerToo() {
        var browser = signedIn("bob");
        var cookies = browser.cookies();
        assertThat(Api.anonymous(Scene.stack().url())
                        .get("/api/lists", "Cookie", cookies)
                        .status())
                .isEqualTo(200);

        browser.request("POST", "/session/logout", null);

        // another replica may remember the session for two seconds
        Scene.eventually(
                Duration.ofSeconds(3),
                () -> assertThat(Api.anonymous(Scene.stack().url())
                                .get("/api/lists", "Cookie", cookies)
                                .status())
                        .isEqualTo(401));
    }

    @Test
    void answersFiftyCallsOnAnExpiredTokenOverTwoGateways() throws Exception {
        var gateways = Scene.stack().replicas("gateway");
        assumeTrue(gateways.size() > 1, "needs ./slipway up --replicas gateway=2");
        var lasts = Duration.between(
                Instant.now(), new SignIn(Scene.stack()).as("alice").expires());
        var wait = lasts.plusSeconds(1);
        assumeTrue(wait.compareTo(LONGEST_WAIT) < 0, "needs access tokens that end soon, not in " + lasts);
        var browser = signedIn("alice");
        Thread.sleep(wait); // nothing shows from outside that a token is due

        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 50; i++) {
            var door = Api.anonymous(
                    URI.create("http://localhost:" + gateways.get(i % 2).httpPort()));
            calls.add(() -> door.get("/api/lists", "Cookie", browser.cookies()).status());
        }
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var call : threads.invokeAll(calls)) {
                statuses.add(call.get());
            }
        }

        assertThat(statuses).hasSize(50).containsOnly(200);
        assertThat(browser.request("GET", "/api/lists", null).status()).isEqualTo(200);
    }

    private static Optional<String> session(Browser browser) {
        return browser.cookie("SLIPWAY").or(() -> browser.cookie("__Host-SLIPWAY"));
    }

    private static Browser signedIn(String person) {
        return new Browser(Scene.stack().url()).signIn(person, Scene.stack().password(person));
    }
}
