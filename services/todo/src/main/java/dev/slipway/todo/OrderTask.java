package dev.slipway.todo;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What this service did for one order. It outlives the task, which its owner may delete, so that no repeat of an event
 * brings the task back; and it may know of a cancellation before it knows of the order.
 */
@Entity
class OrderTask {

    @Id
    @Column(name = "order_id")
    private UUID order;

    private UUID owner;

    private long number;

    @Column(name = "task_id")
    private @Nullable UUID task;

    private @Nullable Instant addedAt;

    private @Nullable String addedIn;

    private @Nullable Instant cancelledAt;

    private @Nullable String cancelledIn;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected OrderTask() {}

    OrderTask(UUID order, long number, UUID owner) {
        this.order = order;
        this.number = number;
        this.owner = owner;
    }

    void added(Task task, Instant at, String transaction) {
        this.task = task.id().value();
        this.addedAt = at;
        this.addedIn = transaction;
    }

    void cancelled(Instant at, String transaction) {
        this.cancelledAt = at;
        this.cancelledIn = transaction;
    }

    UUID owner() {
        return owner;
    }

    boolean isAdded() {
        return addedAt != null;
    }

    boolean isCancelled() {
        return cancelledAt != null;
    }

    /** What happened to the order here, oldest first. */
    List<OrderTasks.Fact> facts() {
        var title = Task.titleFor(number);
        var facts = new ArrayList<OrderTasks.Fact>();
        if (addedAt != null && addedIn != null) {
            facts.add(new OrderTasks.Fact(addedAt, "task-added", title, addedIn));
        }
        if (cancelledAt != null && cancelledIn != null) {
            var detail = isAdded() ? title : "before any task was there";
            facts.add(new OrderTasks.Fact(cancelledAt, "task-cancelled", detail, cancelledIn));
        }
        facts.sort(Comparator.comparing(OrderTasks.Fact::at));
        return facts;
    }
}
