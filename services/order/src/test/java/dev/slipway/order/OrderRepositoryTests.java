package dev.slipway.order;

import static dev.slipway.order.OrderFixtures.NOW;
import static dev.slipway.order.OrderFixtures.line;
import static dev.slipway.order.OrderFixtures.paymentOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.BackingServices;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.context.annotation.Import;

@DataJpaTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import({BackingServices.class, StatementCounter.class})
class OrderRepositoryTests {

    private final CustomerId customer = new CustomerId(UUID.randomUUID());

    @Autowired
    OrderRepository orders;

    @Autowired
    EntityManager entities;

    @Test
    void givesBackWhatWasKept() {
        var placed = place();
        placed.payable(NOW);
        entities.flush();
        entities.clear();

        var found = orders.findWithLines(placed.id()).orElseThrow();

        assertThat(found.number()).isPositive().isEqualTo(placed.number());
        assertThat(found.lines()).isEqualTo(placed.lines());
        assertThat(found.total()).isEqualTo(placed.total());
        assertThat(found.placedAt()).isEqualTo(NOW);
        assertThat(paymentOf(found)).isEqualTo(Payment.State.DUE);
        assertThat(found.version()).isEqualTo(2);
    }

    @Test
    void readsAPageNewestFirstInOneStatement() {
        var placed = new ArrayList<Order>();
        for (var i = 0; i < 5; i++) {
            placed.add(place());
        }
        entities.clear();

        var pages = new ArrayList<List<Order>>();
        var statements = StatementCounter.during(() -> pages.add(orders.page(customer, Long.MAX_VALUE, 3)));
        pages.add(orders.page(customer, pages.getFirst().getLast().number(), 3));

        assertThat(statements).hasSize(1);
        assertThat(pages.stream().flatMap(List::stream).map(Order::id))
                .containsExactlyElementsOf(
                        placed.reversed().stream().map(Order::id).toList());
        assertThat(pages.getFirst().getFirst().lines()).hasSize(2);
    }

    private Order place() {
        var lines = List.of(line("MUG", 2, 1299), line("TEA", 1, 849));
        var order = Order.place(OrderId.next(), customer, "approved", lines, null, NOW);
        entities.persist(order);
        entities.flush();
        return order;
    }
}
