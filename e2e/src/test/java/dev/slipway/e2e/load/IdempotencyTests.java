package dev.slipway.e2e.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.e2e.Answer;
import dev.slipway.e2e.OnAStack;
import dev.slipway.e2e.Scene;
import dev.slipway.e2e.Shopper;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnAStack
@Order(3)
class IdempotencyTests {

    private final Shopper alice = Scene.person("alice");
    private final Shopper bob = Scene.person("bob");
    private final String sku = Scene.product(100);
    private final String key = UUID.randomUUID().toString();

    @Test
    void givesARepeatTheFirstAnswer() {
        var first = place(alice, 1);
        var second = place(alice, 1);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void makesOneOrderOfFiftyRequestsAtOnce() throws Exception {
        var answers = Scene.atOnce(50, () -> place(alice, 1));

        assertThat(answers).extracting(Answer::status).isSubsetOf(201, 409).contains(201);
        assertThat(answers.stream()
                        .filter(it -> it.status() == 201)
                        .map(it -> it.json().path("id").asString())
                        .collect(Collectors.toSet()))
                .hasSize(1);
        assertThat(answers.stream().filter(it -> it.status() == 409))
                .allSatisfy(it -> assertThat(it.header("Retry-After")).isNotEmpty());
    }

    @Test
    void refusesAKnownKeyWithAnotherOrder() {
        place(alice, 1);

        assertThat(place(alice, 2).status()).isEqualTo(422);
    }

    @Test
    void keepsThePeoplesKeysApart() {
        var ofAlice = place(alice, 1);
        var ofBob = place(bob, 1);

        assertThat(ofBob.status()).isEqualTo(201);
        assertThat(ofBob.json().path("id")).isNotEqualTo(ofAlice.json().path("id"));
    }

    @Test
    void demandsAKey() {
        assertThat(alice.api()
                        .post("/api/orders", Scene.orderOf(sku, 1, "approved"))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(ints = {129, 4000})
    void refusesAnOversizedKey(int length) {
        var answer = alice.api()
                .post("/api/orders", Scene.orderOf(sku, 1, "approved"), "Idempotency-Key", "k".repeat(length));

        assertThat(answer.status()).isEqualTo(400);
    }

    private Answer place(Shopper buyer, int quantity) {
        return buyer.api().post("/api/orders", Scene.orderOf(sku, quantity, "approved"), "Idempotency-Key", key);
    }
}
