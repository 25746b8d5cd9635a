package dev.slipway.order.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.outbox.Trail;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HopsTests {

    private static final Instant START = Instant.parse("2026-11-24T09:15:30Z");
    private static final UUID PLACED = UUID.randomUUID();
    private static final UUID RESERVED = UUID.randomUUID();
    private static final UUID CONFIRMED = UUID.randomUUID();

    private final Hops hops = new Hops();

    @Test
    void putsTheSendingOfAMessageBeforeItsReceptionWhateverTheClocksSay() {
        hops.add("catalog", part(List.of(), List.of(), List.of(received(PLACED, "order.placed", "77", 0))));
        hops.add(
                "order",
                part(List.of(fact("placed", "1", 5)), List.of(sent(PLACED, "order.placed", "1", 6)), List.of()));

        assertThat(whats()).containsExactly("placed", "sent order.placed", "received order.placed");
    }

    @Test
    void ordersByTimeWhatDoesNotDependOnEachOther() {
        hops.add("order", part(List.of(fact("placed", "1", 1)), List.of(), List.of()));
        hops.add("todo", part(List.of(fact("task-added", "9", 0)), List.of(), List.of()));

        assertThat(whats()).containsExactly("task-added", "placed");
    }

    @Test
    void leavesNoHopOutWhenTwoClocksOfOneServiceContradictTheCauses() {
        // The replica that sold has a slow clock, so catalog lists its fact first.
        hops.add(
                "catalog",
                part(
                        List.of(fact("stock-sold", "78", 0), fact("stock-reserved", "77", 5)),
                        List.of(sent(RESERVED, "stock.reserved", "77", 6)),
                        List.of(
                                received(PLACED, "order.placed", "77", 5),
                                received(CONFIRMED, "order.confirmed", "78", 0))));
        hops.add(
                "order",
                part(
                        List.of(fact("placed", "1", 4), fact("confirmed", "2", 7)),
                        List.of(sent(PLACED, "order.placed", "1", 4), sent(CONFIRMED, "order.confirmed", "2", 7)),
                        List.of(received(RESERVED, "stock.reserved", "2", 7))));

        assertThat(whats())
                .containsExactlyInAnyOrder(
                        "placed",
                        "sent order.placed",
                        "received order.placed",
                        "stock-reserved",
                        "sent stock.reserved",
                        "received stock.reserved",
                        "confirmed",
                        "sent order.confirmed",
                        "received order.confirmed",
                        "stock-sold");
    }

    @Test
    void marksWhatTakesEarlierStepsBack() {
        hops.add(
                "catalog",
                part(List.of(fact("stock-reserved", "77", 0), fact("stock-released", "78", 1)), List.of(), List.of()));
        hops.add("order", part(List.of(fact("refund-due", "2", 2), fact("refunded", "3", 3)), List.of(), List.of()));
        hops.add("todo", part(List.of(fact("task-cancelled", "4", 4)), List.of(), List.of()));

        assertThat(hops.inSequence())
                .filteredOn(Hop::compensation)
                .extracting(Hop::what)
                .containsExactly("stock-released", "refund-due", "refunded", "task-cancelled");
    }

    @Test
    void saysOfAMessageThatIsNotSentYetThatItWaits() {
        var waiting = new Trail.Sent(PLACED, "order.placed", 1, "order.events.v1", null, null, "1", START, null, null);

        hops.add("order", part(List.of(), List.of(waiting), List.of()));

        assertThat(hops.inSequence()).singleElement().satisfies(hop -> {
            assertThat(hop.detail()).isEqualTo("not sent yet");
            assertThat(hop.topic()).isEqualTo("order.events.v1");
            assertThat(hop.offset()).isNull();
        });
    }

    @Test
    @SuppressWarnings("NullAway") // what a neighbour may send against the contract
    void refusesAPartThatLacksWhatAJourneyNeeds() {
        assertThatThrownBy(() -> new InnerJourney(null, List.of(), List.of(), List.of()))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> part(List.of(new InnerJourney.Fact(null, "x", null, null)), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> whats() {
        return hops.inSequence().stream().map(Hop::what).toList();
    }

    private static InnerJourney part(
            List<InnerJourney.Fact> facts, List<Trail.Sent> sent, List<Trail.Received> received) {
        return new InnerJourney(facts, sent, received, List.of());
    }

    private static InnerJourney.Fact fact(String what, @Nullable String transaction, int second) {
        return new InnerJourney.Fact(START.plusSeconds(second), what, null, transaction);
    }

    private static Trail.Sent sent(UUID event, String type, String transaction, int second) {
        var at = START.plusSeconds(second);
        return new Trail.Sent(event, type, 1, "topic", 0, 1L, transaction, at, at, null);
    }

    private static Trail.Received received(UUID event, String type, String transaction, int second) {
        return new Trail.Received(
                event, type, 1, "group", "topic", 0, 1, 1, 0, transaction, START.plusSeconds(second), null);
    }
}
