package dev.slipway.todo;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

record BulkTagRequest(
        @NotNull @Size(min = 1, max = BulkRequest.MOST) List<@NotNull @Valid ChosenTask> tasks,

        @Schema(description = "tags that all of them get") @Nullable @Size(max = Tags.MOST)
        List<@NotBlank @Size(max = Tags.LONGEST) String> add,

        @Schema(description = "tags that none of them keeps") @Nullable @Size(max = Tags.MOST)
        List<@NotBlank @Size(max = Tags.LONGEST) String> remove) {}
