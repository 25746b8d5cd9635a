package dev.slipway.e2e.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.e2e.Answer;
import dev.slipway.e2e.Browser;
import dev.slipway.e2e.OnAStack;
import dev.slipway.e2e.Scene;
import dev.slipway.e2e.Shopper;
import dev.slipway.e2e.SignIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Nothing of one caller reaches another: alice has something behind every route, then others walk the same routes. */
@OnAStack
@Order(4)
class IsolationTests {

    private static final String A_CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"; // RFC 7636, appendix B

    private final Shopper alice = Scene.person("alice");

    @Test
    void showsAlicesThingsToAliceAlone() {
        var secret = "Secret of alice " + UUID.randomUUID();
        var order = Scene.id(Scene.ended(alice, Scene.product(1), 1, "approved"));
        var list = idOf(alice.api().post("/api/lists", Map.of("name", secret)));
        var task = idOf(alice.api().post("/api/lists/" + list + "/tasks", Map.of("title", secret)));
        var hers = List.of(
                "/api/orders/" + order,
                "/api/orders/" + order + "/journey",
                "/api/orders/" + order + "/events",
                "/api/lists/" + list,
                "/api/lists/" + list + "/tasks",
                "/api/tasks/" + task);
        var aliceAtHerBrowser = browserOf("alice");
        var bobAtHisBrowser = browserOf("bob");
        var stranger = new Browser(Scene.stack().url());

        for (var path : hers) {
            if (!path.endsWith("/events")) {
                assertThat(aliceAtHerBrowser.request("GET", path, null).status())
                        .as("alice at %s", path)
                        .isEqualTo(200);
            }
            assertThat(bobAtHisBrowser.request("GET", path, null).status())
                    .as("bob at %s", path)
                    .isEqualTo(404);
            assertThat(Scene.person("bob").api().get(path).status())
                    .as("bob's client at %s", path)
                    .isEqualTo(404);
            assertThat(stranger.request("GET", path, null).status())
                    .as("a stranger at %s", path)
                    .isEqualTo(401);
        }
        for (var path : List.of("/api/orders?size=100", "/api/lists?size=100", "/api/profile", "/session/me")) {
            aliceAtHerBrowser.request("GET", path, null);
            assertThat(bobAtHisBrowser.request("GET", path, null).body())
                    .as("bob at %s", path)
                    .doesNotContain(secret, order, list, "\"alice\"");
            assertThat(stranger.request("GET", path, null).body())
                    .as("a stranger at %s", path)
                    .doesNotContain(secret, order, list, "\"alice\"");
        }
    }

    @Test
    void signsNobodyInWithWhatAliceTyped() {
        var alice = browserOf("alice");
        assertThat(alice.open("/account").answer().body()).contains("alice");
        var bob = browserOf("bob");
        var stranger = new Browser(Scene.stack().url());

        for (int i = 0; i < 5; i++) { // more often than there are replicas and connections that were hers
            assertThat(alice.open("/account").answer().status()).isEqualTo(200);
            assertThat(bob.open("/account").answer().body()).contains("bob").doesNotContain("alice");
            assertThat(stranger.open("/account").address().getPath()).isEqualTo("/login");
            assertThat(stranger.open(SignIn.authorization("state", A_CHALLENGE))
                            .address()
                            .getPath())
                    .as("no code for who did not sign in")
                    .isEqualTo("/login");
            assertThat(stranger.request("GET", "/userinfo", null).status()).isEqualTo(401);
            assertThat(stranger.request("GET", "/session/me", null).body()).doesNotContain("alice");
        }
    }

    @Test
    void letsNobodyChangeWhatIsAlices() {
        var order = Scene.id(Scene.ended(alice, Scene.product(1), 1, "approved"));
        var list = idOf(alice.api().post("/api/lists", Map.of("name", "Garden")));
        var task = idOf(alice.api().post("/api/lists/" + list + "/tasks", Map.of("title", "Prune")));
        var bob = Scene.person("bob").api();
        var anyVersion = new String[] {"If-Match", "*"};

        var attempts = new ArrayList<Answer>();
        for (var api : List.of(bob, Scene.stranger())) {
            attempts.add(api.post("/api/orders/" + order + "/cancel", Map.of()));
            attempts.add(api.put("/api/lists/" + list, Map.of("name", "Mine"), anyVersion));
            attempts.add(api.send("DELETE", "/api/lists/" + list, null, anyVersion));
            attempts.add(api.post("/api/lists/" + list + "/tasks", Map.of("title", "Mine")));
            attempts.add(api.put("/api/tasks/" + task, Map.of("title", "Mine"), anyVersion));
            attempts.add(api.send("DELETE", "/api/tasks/" + task, null, anyVersion));
        }

        assertThat(attempts).extracting(Answer::status).containsOnly(401, 404);
        assertThat(Scene.status(alice.order(order, Scene.SOON))).isEqualTo("CONFIRMED");
        assertThat(alice.api().get("/api/tasks/" + task).json().path("title").asString())
                .isEqualTo("Prune");
    }

    @Test
    void keepsAdministrationFromCustomers() {
        var sku = Scene.product(1);
        var attempts = new ArrayList<Answer>();
        attempts.add(alice.api().post("/api/products", Map.of("sku", "MINE")));
        attempts.add(alice.api().put("/api/products/" + sku, Map.of(), "If-Match", "*"));
        attempts.add(alice.api()
                .post(
                        "/api/products/" + sku + "/stock",
                        Map.of("quantity", 1, "reason", "mine"),
                        "Idempotency-Key",
                        "mine"));
        attempts.add(alice.api().get("/api/products/" + sku + "/stock"));
        attempts.add(alice.api().get("/api/catalog/products"));
        attempts.add(alice.api().get("/api/order/orders"));
        attempts.add(alice.api().get("/api/auth/system"));
        attempts.add(alice.api().get("/api/auth/events"));
        attempts.add(alice.api().get("/api/auth/mailbox"));
        for (var service : List.of("todo", "catalog", "order")) {
            attempts.add(alice.api().get("/api/" + service + "/dead-letters"));
            attempts.add(alice.api().get("/api/" + service + "/dead-letters/1"));
            attempts.add(alice.api().post("/api/" + service + "/dead-letters/1/replay", null));
            attempts.add(alice.api().post("/api/" + service + "/dead-letters/1/discard", null));
            attempts.add(alice.api().get("/api/" + service + "/system"));
        }

        assertThat(attempts).extracting(Answer::status).containsOnly(403);
    }

    @Test
    void believesNoHeaderThatNamesAUser() {
        var stranger = Scene.stranger();

        assertThat(stranger.get("/api/lists", "X-User-Id", UUID.randomUUID().toString(), "X-Forwarded-User", "alice")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void routesNothingThatIsForServicesAlone() {
        var stranger = Scene.stranger();

        for (var path : List.of("/actuator", "/actuator/prometheus", "/api/journeys/" + UUID.randomUUID())) {
            assertThat(stranger.get(path).status()).as(path).isIn(401, 404);
            assertThat(alice.api().get(path).status()).as(path).isIn(401, 403, 404);
        }
    }

    private static Browser browserOf(String person) {
        return new Browser(Scene.stack().url()).signIn(person, Scene.stack().password(person));
    }

    private static String idOf(Answer made) {
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().path("id").asString();
    }
}
