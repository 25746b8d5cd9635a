package dev.slipway.order;

import dev.slipway.outbox.Outbox;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
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
        write(order);
        history.add(facts);
        order.takeEvents().forEach(outbox::add);
        events.publishEvent(new OrderService.Step(order.id()));
        order.takeTask().ifPresent(events::publishEvent);
        return order;
    }

    /** A conflict leaves in Spring's words: those are retried, and answered as a conflict when nothing helps. */
    private void write(Order order) {
        try {
            entities.persist(order); // of an order that is there already, this changes nothing
            entities.flush();
        } catch (OptimisticLockException moved) {
            throw new OptimisticLockingFailureException("order " + order.id() + " was moved meanwhile", moved);
        }
    }

    /** Moves an order in a transaction of its own; starts again when somebody else moved it meanwhile. */
    Order change(Supplier<Order> load, Consumer<Order> move) {
        return OptimisticRetry.of(() -> transaction.execute(_ -> {
            var order = load.get();
            move.accept(order);
            return keep(order);
        }));
    }
}
