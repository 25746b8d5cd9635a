package dev.slipway.todo;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * One thing to do. A task that an order put on a list is its owner's to change or delete; only the order cancels it. Only
 * what has changed is written: a task may be given another position while its text is being changed. A deleted one is found
 * only by those that look for it in SQL of their own.
 */
@Entity
@DynamicUpdate
@SQLRestriction("deleted_at is null")
class Task {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private TaskId id;

    @AttributeOverride(name = "value", column = @Column(name = "list_id"))
    private TodoListId list;

    /** The list's owner, repeated here so that reading one task is reading one row. */
    @SuppressWarnings("UnusedVariable") // queries read it
    private UUID owner;

    private String title;

    private @Nullable String notes;

    private @Nullable LocalDate due;

    @Enumerated(EnumType.STRING)
    private Priority priority;

    private boolean completed;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> tags = List.of();

    @Column(name = "order_id")
    private @Nullable UUID order;

    private boolean cancelled;

    /** Given by the database to a new task: behind all others. */
    @Column(insertable = false)
    private @Nullable Long position;

    @SuppressWarnings("UnusedVariable") // queries read it
    private @Nullable Instant deletedAt;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected Task() {}

    private Task(TodoList list, String title) {
        this.id = TaskId.next();
        this.list = list.id();
        this.owner = list.owner();
        this.title = title;
        this.priority = Priority.NORMAL;
    }

    static Task on(TodoList list, TaskRequest wanted) {
        var task = new Task(list, wanted.title());
        task.become(wanted);
        return task;
    }

    static Task toReceive(UUID order, long number, TodoList list) {
        var task = new Task(list, titleFor(number));
        task.order = order;
        return task;
    }

    static String titleFor(long orderNumber) {
        return "Receive order " + orderNumber;
    }

    void become(TaskRequest wanted) {
        title = wanted.title();
        notes = wanted.notes();
        due = wanted.due();
        priority = Objects.requireNonNullElse(wanted.priority(), Priority.NORMAL);
        completed = Boolean.TRUE.equals(wanted.completed());
        tags = Tags.of(Objects.requireNonNullElse(wanted.tags(), List.of()));
    }

    void complete() {
        completed = true;
    }

    void reopen() {
        completed = false;
    }

    /** Takes tags off, then puts others on. */
    void retag(List<String> off, List<String> on) {
        var kept = new ArrayList<>(tags);
        kept.removeAll(off);
        kept.addAll(on);
        var all = Tags.of(kept);
        if (all.size() > Tags.MOST) {
            throw new TodoException.TooManyTags(id.value());
        }
        tags = all;
    }

    void moveTo(long position) {
        this.position = position;
    }

    void moveTo(TodoList list, long position) {
        this.list = list.id();
        this.position = position;
    }

    void delete(Instant at) {
        deletedAt = at;
    }

    void restore() {
        deletedAt = null;
    }

    void cancel() {
        cancelled = true;
    }

    TaskId id() {
        return id;
    }

    TodoListId list() {
        return list;
    }

    String title() {
        return title;
    }

    @Nullable
    String notes() {
        return notes;
    }

    @Nullable
    LocalDate due() {
        return due;
    }

    Priority priority() {
        return priority;
    }

    boolean completed() {
        return completed;
    }

    List<String> tags() {
        return tags;
    }

    @Nullable
    UUID order() {
        return order;
    }

    boolean cancelled() {
        return cancelled;
    }

    /** Known once it has been read from the database. */
    long position() {
        return Objects.requireNonNull(position, "not read yet");
    }

    long version() {
        return Objects.requireNonNull(version, "not saved yet");
    }
}
