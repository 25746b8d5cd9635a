package dev.slipway.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a test does again and again: place, wait, look into the books. */
@TestComponent
public class Shop {

    private final OrderService orders;
    private final JdbcClient jdbc;
    private final String brokers;

    Shop(OrderService orders, JdbcClient jdbc, @Value("${spring.kafka.bootstrap-servers}") String brokers) {
        this.orders = orders;
        this.jdbc = jdbc;
        this.brokers = brokers;
    }

    /** Sends what a neighbour would, over the broker. */
    public void hear(ProducerRecord<String, byte[]> message) {
        try (var neighbour = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new StringSerializer(), new ByteArraySerializer())) {
            var _ = neighbour.send(message);
        }
    }

    public OrderId place(String card) {
        return place(new CustomerId(UUID.randomUUID()), card);
    }

    public OrderId place(CustomerId customer, String card) {
        var wish = new OrderService.Placement(
                customer, UUID.randomUUID().toString(), List.of(new OrderService.Selection("MUG", 3)), card, null);
        return orders.place(wish, order -> order.id().toString()).order();
    }

    public void awaitStatus(OrderId order, String status, String payment) {
        Eventually.within(
                Duration.ofSeconds(30), () -> assertThat(stateOf(order)).isEqualTo(status + " " + payment));
    }

    public String stateOf(OrderId order) {
        return jdbc.sql("select status || ' ' || payment_state from verify.orders where id = ?")
                .param(order.value())
                .query(String.class)
                .single();
    }

    public List<String> facts(OrderId order) {
        return jdbc.sql("select event from verify.history where order_id = ? order by number")
                .param(order.value())
                .query(String.class)
                .list();
    }

    /** Types of the events that the order published, in sequence. */
    public List<String> published(OrderId order) {
        return jdbc.sql("select type from verify.outbox where key = ? order by version")
                .param(order.toString())
                .query(String.class)
                .list();
    }

    /** Until the broker has as many events of the order. */
    public void awaitSent(OrderId order, long events) {
        Eventually.within(
                Duration.ofSeconds(30),
                () -> assertThat(jdbc.sql("select count(*) from verify.outbox where key = ? and sent_at is not null")
                                .param(order.toString())
                                .query(Long.class)
                                .single())
                        .isEqualTo(events));
    }

    /** Kinds of the entries in the provider's book. */
    public List<String> book(OrderId order) {
        return jdbc.sql("select kind from verify.provider_book where order_id = ? order by at")
                .param(order.value())
                .query(String.class)
                .list();
    }

    /** How many wait in the database for somebody else's transaction. */
    public long waitingForALock() {
        return jdbc.sql("""
                        select count(*) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'""").query(Long.class).single();
    }

    /** A payment as a process leaves it that died while it was charging. */
    public void leaveDue(OrderId order, Duration in) {
        jdbc.sql("insert into payments (order_id, state, next_at) values (?, 'DUE', now() + make_interval(secs => ?))")
                .params(order.value(), in.toSeconds())
                .update();
    }

    /** Makes the order look as old as one that nobody answered for so long. */
    public void age(OrderId order, Duration by) {
        jdbc.sql("update orders set placed_at = placed_at - make_interval(secs => ?) where id = ?")
                .params(by.toSeconds(), order.value())
                .update();
    }

    public String reasonOf(OrderId order) {
        return jdbc.sql("select reason from verify.orders where id = ?")
                .param(order.value())
                .query(String.class)
                .single();
    }
}
