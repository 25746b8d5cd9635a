package dev.slipway.todo;

import jakarta.persistence.Embeddable;
import java.util.UUID;

@Embeddable
record TaskId(UUID value) {

    static TaskId next() {
        return new TaskId(TimeOrdered.uuid());
    }
}
