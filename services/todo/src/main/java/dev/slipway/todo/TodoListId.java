package dev.slipway.todo;

import jakarta.persistence.Embeddable;
import java.util.UUID;

@Embeddable
record TodoListId(UUID value) {

    static TodoListId next() {
        return new TodoListId(TimeOrdered.uuid());
    }
}
