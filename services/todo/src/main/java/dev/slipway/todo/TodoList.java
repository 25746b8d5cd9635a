package dev.slipway.todo;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A named list of one person. */
@Entity
class TodoList {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private TodoListId id;

    private UUID owner;

    private String name;

    /** Whether confirmed orders of the owner put their tasks here. A person has at most one such list. */
    @SuppressWarnings("UnusedVariable") // queries read it
    private boolean forOrders;

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

    TodoListId id() {
        return id;
    }

    UUID owner() {
        return owner;
    }

    String name() {
        return name;
    }

    long version() {
        return Objects.requireNonNull(version, "not saved yet");
    }
}
