package dev.slipway.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.e2e.Answer;
import dev.slipway.e2e.Api;
import dev.slipway.e2e.Browser;
import dev.slipway.e2e.OnAStack;
import dev.slipway.e2e.Scene;
import dev.slipway.e2e.Shopper;
import dev.slipway.e2e.SignIn;
import dev.slipway.e2e.Stack;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two of a service are as good as one, and better when one of them goes. */
@OnAStack
@Order(8)
class ReplicaTests {

    private final Shopper alice = Scene.person("alice");

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "order"})
    void takesAnOrderAtEitherReplica(String service) {
        var sku = Scene.product(10);
        for (var replica : two(service)) {
            var door = new Api(URI.create("http://localhost:" + replica.httpPort()), alice::accessToken);
            var placed = door.post(
                    "/api/orders",
                    Scene.orderOf(sku, 1, "approved"),
                    "Idempotency-Key",
                    UUID.randomUUID().toString());

            assertThat(placed.status()).as(replica.name()).isEqualTo(201);
            assertThat(Scene.status(alice.await(Scene.id(placed.json()), Scene.ENDED, Scene.SOON)))
                    .isEqualTo("CONFIRMED");
        }
    }

    @Test
    void givesOneAnswerToAKeyThatReachesBothReplicas() {
        var sku = Scene.product(10);
        var key = UUID.randomUUID().toString();
        var answers = two("order").stream()
                .map(it -> new Api(URI.create("http://localhost:" + it.httpPort()), alice::accessToken)
                        .post("/api/orders", Scene.orderOf(sku, 1, "approved"), "Idempotency-Key", key))
                .toList();

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(it -> Scene.id(it.json()))
                .containsOnly(Scene.id(answers.getFirst().json()));
    }

    @Test
    void signsInWhicheverReplicaOfAuthAnswers() {
        two("auth");
        for (int i = 0; i < 6; i++) {
            assertThat(new SignIn(Scene.stack()).as("alice").access()).isNotEmpty();
        }
    }

    @Test
    void showsASessionAtBothGateways() {
        var gateways = two("gateway");
        var browser =
                new Browser(Scene.stack().url()).signIn("alice", Scene.stack().password("alice"));

        for (var gateway : gateways) {
            var answer = Api.anonymous(URI.create("http://localhost:" + gateway.httpPort()))
                    .get("/api/lists", "Cookie", browser.cookies());
            assertThat(answer.status()).as(gateway.name()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "auth", "gateway"})
    void goesOnWhenOneOfTwoIsKilled(String service) throws Exception {
        var second = two(service).getLast();
        var sku = Scene.product(5);
        Scene.kill(second);
        try {
            for (int i = 0; i < 5; i++) {
                new SignIn(Scene.stack()).as("bob");
                var placed = alice.place(Map.of(sku, 1), "approved", Scene.AFTER_A_FAULT);
                assertThat(Scene.status(alice.await(Scene.id(placed), Scene.ENDED, Scene.AFTER_A_FAULT)))
                        .isEqualTo("CONFIRMED");
            }
        } finally {
            Scene.start(List.of(second));
        }
    }

    private static List<Stack.Member> two(String service) {
        var replicas = Scene.stack().replicas(service);
        assumeTrue(replicas.size() > 1, () -> "needs ./slipway up --replicas " + service + "=2");
        return replicas;
    }
}
