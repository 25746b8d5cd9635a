package dev.slipway.todo.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.Eventually;
import dev.slipway.test.Tokens;
import dev.slipway.todo.Caller;
import dev.slipway.todo.TodoTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@TodoTest
class OrderListenerTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final UUID order = UUID.randomUUID();

    @Autowired
    private RestTestClient http;

    @Autowired
    private OrderEvents orders;

    private Caller alice;

    @BeforeEach
    void meetAlice() {
        alice = Caller.customer(http);
    }

    @Test
    void addsOneTaskHoweverOftenItHearsOfTheOrderAndMarksItOnce() {
        var event = UUID.randomUUID();
        hear("placed", 1, UUID.randomUUID());
        hear("confirmed", 2, event);
        hear("confirmed", 2, event);
        hear("confirmed", 2, UUID.randomUUID());
        Eventually.within(
                SOON,
                () -> assertThat(handled()).containsExactly("order.placed", "order.confirmed", "order.confirmed"));

        assertThat(tasks("title")).containsExactly("Receive order 4711");
        assertThat(tasks("order")).containsExactly(order.toString());
        assertThat(tasks("cancelled")).containsExactly(false);
        assertThat(journey(alice).<List<Integer>>at("$.received[?(@.event=='" + event + "')].repeats"))
                .containsExactly(1);

        hear("cancelled", 3, UUID.randomUUID());
        hear("cancelled", 3, UUID.randomUUID());
        Eventually.within(SOON, () -> assertThat(handled()).hasSize(5));

        assertThat(tasks("cancelled")).containsExactly(true);
        assertThat(tasks("version")).containsExactly(1);
        assertThat(journey(alice).<List<String>>at("$.facts[*].what")).containsExactly("task-added", "task-cancelled");
    }

    @Test
    void addsTheTaskMarkedWhenTheCancellationCameFirst() {
        hear("cancelled", 3, UUID.randomUUID());
        hear("confirmed", 2, UUID.randomUUID());
        Eventually.within(SOON, () -> assertThat(handled()).hasSize(2));

        assertThat(tasks("cancelled")).containsExactly(true);
    }

    @Test
    void gathersTheTasksOfManyFirstOrdersOnOneList() {
        var events = new ArrayList<UUID>();
        for (int i = 0; i < 12; i++) { // spread over all partitions, which have a thread each
            events.add(UUID.randomUUID());
            orders.send("confirmed", 2, OrderEvents.fact("confirmed", events.getLast(), alice.id()), events.getLast());
        }
        Eventually.within(SOON, () -> assertThat(tasks("order")).hasSize(12));

        assertThat(alice.get("/api/lists").<List<String>>at("$.items[*].name")).containsExactly("Orders");
        assertThat(tasks("order"))
                .containsExactlyInAnyOrderElementsOf(
                        events.stream().map(UUID::toString).toList());
    }

    @Test
    void parksAConfirmationThatNamesNoNumber() {
        var body = OrderEvents.fact("confirmed", order, alice.id());
        body.remove("number");
        orders.send("confirmed", 2, body, UUID.randomUUID());
        hear("cancelled", 3, UUID.randomUUID());
        Eventually.within(SOON, () -> assertThat(handled()).containsExactly("order.cancelled"));

        assertThat(journey(alice).<List<String>>at("$.deadLetters[*].reason"))
                .singleElement()
                .asString()
                .contains("number");
        assertThat(tasks("order")).isEmpty();
    }

    @Test
    void tellsTheJourneyToItsBuyerAndToAdministrators() {
        hear("confirmed", 2, UUID.randomUUID());
        Eventually.within(SOON, () -> assertThat(journey(alice).status()).isEqualTo(200));

        assertThat(journey(Caller.with(http, Tokens.user(UUID.randomUUID(), "admin")))
                        .status())
                .isEqualTo(200);
        assertThat(journey(Caller.customer(http)).status()).isEqualTo(404);
        assertThat(journey(Caller.with(http, Tokens.machine())).status()).isEqualTo(403);
    }

    private void hear(String fact, int version, UUID event) {
        orders.send(fact, version, OrderEvents.fact(fact, order, alice.id()), event);
    }

    private Caller.Answer journey(Caller caller) {
        return caller.get("/api/journeys/" + order);
    }

    private List<String> handled() {
        var journey = journey(alice);
        return journey.status() == 200 ? journey.at("$.received[*].type") : List.of();
    }

    /** One property of every task on the buyer's only list. */
    private List<Object> tasks(String property) {
        List<String> lists = alice.get("/api/lists").at("$.items[*].id");
        return lists.isEmpty()
                ? List.of()
                : alice.get("/api/lists/" + lists.getFirst() + "/tasks").at("$.items[*]." + property);
    }
}
