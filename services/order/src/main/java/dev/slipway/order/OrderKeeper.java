package dev.slipway.order;

import dev.slipway.outbox.Outbox;
import jakarta.persistence.EntityManager;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The one place that writes an order: its state, then its facts, then what others shall hear, in one commit. */
@Component
class OrderKeeper {

    private static final int ATTEMPTS = 5;

    private final EntityManager entities;
    private final OrderHistory history;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    OrderKeeper(
            EntityManager entities,
            OrderHistory history,
            Outbox outbox,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.entities = entities;
        this.history = history;
        this.outbox = outbox;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Takes the row's version first: ids of history and outbox then follow the order of commits. */
    Order keep(Order order) {
        var facts = order.takeFacts();
        if (facts.isEmpty()) {
            return order;
        }
        entities.persist(order); // of an order that is there already, this changes nothing
        entities.flush();
        history.add(facts);
        order.takeEvents().forEach(outbox::add);
        events.publishEvent(new OrderService.Step(order.id()));
        order.takeTask().ifPresent(events::publishEvent);
        return order;
    }

    /** Moves an order in a transaction of its own; starts again when somebody else moved it meanwhile. */
    Order change(Supplier<Order> load, Consumer<Order> move) {
        for (var attempt = 1; ; attempt++) {
            try {
                return transaction.execute(_ -> {
                    var order = load.get();
                    move.accept(order);
                    return keep(order);
                });
            } catch (OptimisticLockingFailureException moved) {
                if (attempt == ATTEMPTS) {
                    throw moved;
                }
            }
        }
    }
}
