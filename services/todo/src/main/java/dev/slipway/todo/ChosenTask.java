package dev.slipway.todo;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One of the tasks that are to be changed together. */
record ChosenTask(
        @NotNull UUID id,

        @Schema(description = "as it was last read; left out: whatever is there now") @Nullable
        Long version) {

    boolean isAsSeen(Task task) {
        return version == null || version == task.version();
    }
}
