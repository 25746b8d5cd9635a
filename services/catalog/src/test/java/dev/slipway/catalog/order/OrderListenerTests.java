package dev.slipway.catalog.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.CatalogFixtures;
import dev.slipway.catalog.CatalogTest;
import dev.slipway.test.Eventually;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CatalogTest
class OrderListenerTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final UUID order = UUID.randomUUID();

    @Autowired
    private OrderEvents orders;

    @Autowired
    private CatalogFixtures shop;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void makesOneMovementOfManyDeliveries() {
        shop.sellsWhatTheGoldenOrderWants();
        var event = orders.send("placed", order, 1);
        orders.send("placed", order, 1, event);
        orders.send("placed", order, 1, event);
        orders.send("placed", order, 1);
        orders.send("confirmed", order, 2);
        orders.send("confirmed", order, 2);
        Eventually.within(SOON, () -> assertThat(heard()).isEqualTo(4));
        assertThat(repeatsOf(event)).isEqualTo(2);
        assertThat(shop.reservationOf(order)).isEqualTo("sold");
        assertThat(shop.movementsOf(order))
                .isEqualTo("reserved MUG-BLUE, reserved TEA-ASSAM, sold MUG-BLUE, sold TEA-ASSAM");
    }

    @Test
    void refusesWhatWasCancelledBeforeItWasPlaced() {
        shop.sellsWhatTheGoldenOrderWants();
        orders.send("cancelled", order, 2);
        orders.send("placed", order, 1);
        Eventually.within(
                SOON,
                () -> assertThat(orders.answersTo(order))
                        .singleElement()
                        .satisfies(answer -> assertThat(
                                        answer.body().path("reason").asString())
                                .isEqualTo("order-ended")));
        assertThat(shop.reservationOf(order)).isEqualTo("ended-early");
        assertThat(shop.movementsOf(order)).isEmpty();
    }

    @Test
    void parksAConfirmationOfWhatNobodyReserved() {
        orders.send("confirmed", order, 2);
        Eventually.within(SOON, () -> assertThat(deadLetters()).isOne());
        assertThat(shop.reservationOf(order)).isEqualTo("none");
    }

    private long heard() {
        return count("select count(*) from verify.inbox where key = ?");
    }

    private long deadLetters() {
        return count("select count(*) from verify.dead_letters where key = ?");
    }

    private long count(String sql) {
        return jdbc.sql(sql).param(order.toString()).query(Long.class).single();
    }

    private long repeatsOf(UUID event) {
        return jdbc.sql("select repeats from verify.inbox where event_id = ?")
                .param(event)
                .query(Long.class)
                .single();
    }
}
