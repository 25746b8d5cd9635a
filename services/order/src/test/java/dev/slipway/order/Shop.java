package dev.slipway.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a test does again and again: place, wait, look into the books. */
@TestComponent
public class Shop {

    private final OrderService orders;
    private final JdbcClient jdbc;

    Shop(OrderService orders, JdbcClient jdbc) {
        this.orders = orders;
        this.jdbc = jdbc;
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
                Duration.ofSeconds(10), () -> assertThat(stateOf(order)).isEqualTo(status + " " + payment));
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

    /** Kinds of the entries in the provider's book. */
    public List<String> book(OrderId order) {
        return jdbc.sql("select kind from verify.provider_book where order_id = ? order by at")
                .param(order.value())
                .query(String.class)
                .list();
    }

    public String reasonOf(OrderId order) {
        return jdbc.sql("select reason from verify.orders where id = ?")
                .param(order.value())
                .query(String.class)
                .single();
    }
}
