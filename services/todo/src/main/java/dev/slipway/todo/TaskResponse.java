package dev.slipway.todo;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record TaskResponse(
        UUID id,

        @Schema(description = "the list it is on") UUID list,

        String title,
        @Nullable String notes,

        @Schema(description = "the day until which it is to be done, without a time zone") @Nullable
        LocalDate due,

        Priority priority,
        boolean completed,
        List<String> tags,

        @Schema(description = "the order that added it; left out when its owner did")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        UUID order,

        @Schema(description = "whether that order was cancelled")
        boolean cancelled,

        @Schema(description = "rises with every change; the ETag is this number in quotes")
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
                task.tags(),
                task.order(),
                task.cancelled(),
                task.version());
    }
}
