package dev.slipway.todo;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

record BulkMoveRequest(
        @NotNull @Size(min = 1, max = BulkRequest.MOST) List<@NotNull @Valid ChosenTask> tasks,

        @Schema(description = "the caller's list that they go to, behind what is there, in the order of `tasks`")
        @NotNull
        UUID list) {}
