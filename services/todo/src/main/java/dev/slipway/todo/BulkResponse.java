package dev.slipway.todo;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

record BulkResponse(
        @Schema(description = "the tasks after the change, each once, in the order in which they were named")
        List<TaskResponse> tasks) {}
