package dev.slipway.todo;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record TaskResponse(
        UUID id,
        UUID list,
        String title,
        @Nullable String notes,
        @Nullable LocalDate due,
        Priority priority,
        boolean completed,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID order,
        boolean cancelled,
        long version) {

    static TaskResponse of(Task task) {
        return new TaskResponse(
                task.id().value(),
                task.list().value(),
                task.title(),
                task.notes(),
                task.due(),
                task.priority(),
                task.completed(),
                task.order(),
                task.cancelled(),
                task.version());
    }
}
