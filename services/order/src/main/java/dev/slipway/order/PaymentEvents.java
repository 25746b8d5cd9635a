package dev.slipway.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The door for what the payment provider tells without being asked: late, twice, or in another sequence than it happened. Each
 * event counts once, and none that is older than one heard of the same order; what it leads to is the order's to say.
 */
@Service
public class PaymentEvents {

    /** Nothing of an event that was heard before; otherwise whether it is the newest of its order. */
    private static final String REMEMBER = """
            with heard as (
                insert into payment_events (id, order_id, sequence, kind) values (:id, :order, :sequence, :kind)
                on conflict (id) do nothing returning sequence)
            select heard.sequence > coalesce((select max(e.sequence) from payment_events e where e.order_id = :order), 0)
            from heard
            """;

    private final OrderRepository orders;
    private final OrderKeeper keeper;
    private final OrderTrace trace;
    private final JdbcClient jdbc;
    private final Clock clock;

    PaymentEvents(OrderRepository orders, OrderKeeper keeper, OrderTrace trace, JdbcClient jdbc, Clock clock) {
        this.orders = orders;
        this.keeper = keeper;
        this.trace = trace;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public enum Kind {
        @JsonProperty("payment.captured")
        CAPTURED,
        @JsonProperty("payment.declined")
        DECLINED,
        @JsonProperty("payment.refunded")
        REFUNDED
    }

    /** {@code sequence} is the provider's own count of what happened to the order's payment, from 1. */
    public record PaymentEvent(String id, OrderId order, int sequence, Kind kind) {}

    /** Event and effect are one commit: whoever is told of a failure may tell it again. */
    public void hear(PaymentEvent event) {
        trace.within(
                traceparentOf(event.order()).orElse(null),
                "payment event",
                () -> keeper.change(() -> existing(event.order()), order -> {
                    if (isNews(event)) {
                        order.hear(event.kind(), clock.instant());
                    }
                }));
    }

    private Optional<String> traceparentOf(OrderId order) {
        return jdbc.sql("select traceparent from orders where id = ?")
                .param(order.value())
                .query((row, _) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .orElseThrow(() -> new OrderException.NotFound(order));
    }

    private Order existing(OrderId order) {
        return orders.findById(order).orElseThrow(() -> new OrderException.NotFound(order));
    }

    private boolean isNews(PaymentEvent event) {
        return jdbc.sql(REMEMBER)
                .param("id", event.id())
                .param("order", event.order().value())
                .param("sequence", event.sequence())
                .param("kind", event.kind().name())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }
}
