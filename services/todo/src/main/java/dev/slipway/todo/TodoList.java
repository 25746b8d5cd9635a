package dev.slipway.todo;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.SQLRestriction;
import org.jspecify.annotations.Nullable;

/** A named list of one person. A deleted one is found only by those that look for it in SQL of their own. */
@Entity
@SQLRestriction("deleted_at is null")
class TodoList {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private TodoListId id;

    private UUID owner;

    private String name;

    /** Whether confirmed orders of the owner put their tasks here. A person has at most one such list. */
    @SuppressWarnings("UnusedVariable") // queries read it
    private boolean forOrders;

    private @Nullable Instant deletedAt;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected TodoList() {}

    TodoList(UUID owner, String name) {
        this.id = TodoListId.next();
        this.owner = owner;
        this.name = name;
    }

    void rename(String name) {
        this.name = name;
    }

    void delete(Instant at) {
        deletedAt = at;
    }

    void restore() {
        deletedAt = null;
    }

    TodoListId id() {
        return id;
    }

    UUID owner() {
        return owner;
    }

    String name() {
        return name;
    }

    @Nullable
    Instant deletedAt() {
        return deletedAt;
    }

    long version() {
        return Objects.requireNonNull(version, "not saved yet");
    }
}
