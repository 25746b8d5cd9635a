package dev.slipway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is asked of the services' tables is what they can answer. */
class QuestionsTests {

    private static final double LONG_AGO = 0;

    @Test
    void readLatencyAndCommitsOffTheOrders() throws Exception {
        var orders = Schema.of("order");
        new Rows(Schema.of("catalog"), orders, Schema.of("todo")).everywhere(10);
        orders.execute("update orders set ended_at = placed_at + interval '40 ms'");
        orders.execute("""
                insert into order_history (order_id, number, event, status, at)
                select id, 1, 'placed', 'PENDING', placed_at from orders""");

        assertThat(orders.number(Journeys.MILLIS, 0.5, LONG_AGO)).isEqualTo(40);
        assertThat(orders.number(Journeys.SECONDS, LONG_AGO)).isBetween(9.0, 9.1);
        assertThat(orders.number(Journeys.COMMITS_OF_ORDER, LONG_AGO)).isOne();
    }

    @Test
    void countACommitOnceHoweverManyEventsItHandled() throws Exception {
        var catalog = Schema.of("catalog");
        catalog.execute("""
                insert into inbox (consumer, event_id, topic, partition, record_offset, type, version, attempt)
                select 'catalog', gen_random_uuid(), 'order.events.v1', 0, n, 'order.placed', 1, 1 from generate_series(1, 3) n""");

        assertThat(catalog.number(Journeys.COMMITS_OF_CATALOG, LONG_AGO)).isOne();
    }

    @Test
    void readTheRelaysPaceOffTheOutbox() throws Exception {
        var orders = Schema.of("order");
        Relaying.fill(orders, 100);
        assertThat(orders.number("select count(distinct part) from outbox where state = 'unsent'"))
                .isEqualTo(8);

        orders.execute("""
                update outbox set state = 'sent', type = 'order.placed',
                       created_at = now(), sent_at = now() + interval '20 ms'""");
        assertThat(orders.number(Relaying.PER_SECOND, LONG_AGO)).isEqualTo(5000);
        assertThat(orders.number(Relaying.MILLIS, 0.99, LONG_AGO)).isEqualTo(20);
    }

    @Test
    void forgetWhatWasPlacedAndNeverSent() throws Exception {
        var orders = Schema.of("order");
        SqlLoop.run(orders, Load.times(20), new Placing.Trip(ServiceSql.of("place-order")));
        orders.execute(Placing.FORGET);
        assertThat(orders.number("select (select count(*) from orders) + (select count(*) from outbox)"))
                .isZero();
    }
}
