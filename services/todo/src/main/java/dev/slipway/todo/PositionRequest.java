package dev.slipway.todo;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record PositionRequest(
        @Schema(description = "the task of the same list that comes before it; null: it becomes the first") @Nullable
        UUID after) {}
