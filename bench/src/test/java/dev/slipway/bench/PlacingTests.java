package dev.slipway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlacingTests {

    /** Its own tests hold the SQL to what order sends; here it has to be accepted. */
    @Test
    void writesAWholeOrderOnEachTrip() throws Exception {
        var orders = Schema.of("order");
        SqlLoop.run(orders, Load.times(50), new Placing.Trip(ServiceSql.of("place-order")));
        for (var table : List.of("orders", "order_lines", "order_history", "outbox", "idempotency_keys")) {
            assertThat(orders.number("select count(*) from " + table)).as(table).isEqualTo(50);
        }
        assertThat(orders.number("select count(distinct xmin::text) from outbox"))
                .as("commits")
                .isEqualTo(50);
        assertThat(orders.number("""
                select count(*) from orders o join outbox b on b.key = o.id::text and b.xmin = o.xmin
                join order_history h on h.order_id = o.id and h.xmin = o.xmin""")).as("one commit for all").isEqualTo(50);
    }
}
