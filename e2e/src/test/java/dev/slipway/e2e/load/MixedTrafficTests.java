package dev.slipway.e2e.load;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.e2e.Answer;
import dev.slipway.e2e.OnAStack;
import dev.slipway.e2e.Scene;
import dev.slipway.e2e.Shopper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** People who look around, keep lists and buy, three in ten of them what is sold out: nothing breaks. */
@OnAStack
@Order(21)
class MixedTrafficTests {

    private static final int ORDERS = 300;
    private static final int OF_WHAT_IS_SCARCE = 100;
    private static final int SCARCE_PIECES = 10;
    private static final int SHORT = OF_WHAT_IS_SCARCE - SCARCE_PIECES;
    private static final int AT_A_TIME = 16;

    private final Shopper alice = Scene.person("alice");
    private final Shopper bob = Scene.person("bob");
    private final String plenty = Scene.product(ORDERS);
    private final String scarce = Scene.product(SCARCE_PIECES);

    @Test
    void endsThreeHundredOrdersAndAnswersEverything() throws Exception {
        var list = Scene.id(bob.api().post("/api/lists", Map.of("name", "Load")).json());
        var traffic = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < ORDERS; i++) {
            var buyer = i % 2 == 0 ? alice : bob;
            var sku = i < OF_WHAT_IS_SCARCE ? scarce : plenty;
            traffic.add(() -> Scene.ask(buyer, sku));
            traffic.add(() -> buyer.api().get("/api/products?q=test&size=20"));
            traffic.add(() -> buyer.api().get("/api/products/" + sku));
            traffic.add(() -> buyer.api().get("/api/orders?size=20"));
            traffic.add(() -> bob.api().post("/api/lists/" + list + "/tasks", Map.of("title", "Unpack " + sku)));
        }
        Collections.shuffle(traffic);

        var answers = all(traffic);

        assertThat(answers).extracting(Answer::status).containsOnly(200, 201);
        var ends = answers.stream()
                .filter(it -> it.header("Location").contains("/api/orders/"))
                .map(it -> end(it.json().path("id").asString()))
                .collect(groupingBy(it -> it, counting()));
        assertThat(ends)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("CONFIRMED", (long) ORDERS - SHORT, "REJECTED: out-of-stock", (long) SHORT));
        assertThat(Scene.verify()).as("every invariant").isTrue();
    }

    /** Whosever it is. */
    private String end(String order) {
        var buyer = alice.api().get("/api/orders/" + order).ok() ? alice : bob;
        return Scene.outcome(buyer.await(order, Scene.ENDED, Scene.AFTER_A_FAULT));
    }

    private static List<Answer> all(List<Callable<Answer>> traffic) throws Exception {
        try (var threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            var answers = new ArrayList<Answer>();
            for (var answer : threads.invokeAll(traffic)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
