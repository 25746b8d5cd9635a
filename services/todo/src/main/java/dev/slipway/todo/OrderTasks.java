package dev.slipway.todo;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one rule of this service: a confirmed order puts one task on its buyer's list, however often and in whatever order
 * its events come, and a cancelled one is marked so once. Two events of one order that race meet at its row, and one of
 * them is delivered again.
 */
@Service
@Transactional
public class OrderTasks {

    private final OrderTaskRepository orders;
    private final TodoListRepository lists;
    private final TaskRepository tasks;
    private final Clock clock;

    OrderTasks(OrderTaskRepository orders, TodoListRepository lists, TaskRepository tasks, Clock clock) {
        this.orders = orders;
        this.lists = lists;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Model: {@code addTask} in model/saga.als. */
    public void confirmed(UUID order, long number, UUID customer) {
        var known = known(order, number, customer);
        if (known.isAdded()) {
            return;
        }
        var task = Task.toReceive(order, number, listFor(customer));
        if (known.isCancelled()) {
            task.cancel();
        }
        known.added(tasks.saveAndFlush(task), clock.instant(), orders.transaction());
        orders.saveAndFlush(known);
    }

    /** Model: {@code markTask} in model/saga.als. */
    public void cancelled(UUID order, long number, UUID customer) {
        var known = known(order, number, customer);
        if (known.isCancelled()) {
            return;
        }
        tasks.findByOrder(order).ifPresent(Task::cancel);
        known.cancelled(clock.instant(), orders.transaction());
        orders.saveAndFlush(known);
    }

    /** What happened to the order here, oldest first, for who may read what belongs to its buyer. */
    @Transactional(readOnly = true)
    public List<Fact> facts(UUID order, Predicate<UUID> readable) {
        return orders.findById(order)
                .filter(known -> readable.test(known.owner()))
                .map(OrderTask::facts)
                .orElseThrow(() -> TodoException.NotFound.order(order));
    }

    private OrderTask known(UUID order, long number, UUID customer) {
        return orders.findById(order).orElseGet(() -> new OrderTask(order, number, customer));
    }

    private TodoList listFor(UUID owner) {
        return lists.holdListForOrders(owner).orElseGet(() -> {
            lists.retireDeletedListForOrders(owner);
            lists.addListForOrders(TodoListId.next().value(), owner);
            return lists.holdListForOrders(owner).orElseThrow();
        });
    }

    public record Fact(Instant at, String what, String detail, String transaction) {}
}
