package dev.slipway.todo;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.OptBoolean;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The whole of a task that its owner decides; what is left out takes its default, in a PUT as well. */
record TaskRequest(
        @NotBlank @Size(max = 200) String title,
        @Nullable @Size(max = 4000) String notes,

        @Schema(description = "a day in the years 1900 to 2999, without a time zone")
        @Nullable
        @PlausibleDate
        @JsonFormat(lenient = OptBoolean.FALSE)
        LocalDate due,

        @Schema(description = "`normal` when left out") @Nullable
        Priority priority,

        @Schema(description = "false when left out") @Nullable
        Boolean completed,

        @Schema(description = "none when left out; kept in small letters, sorted, each once")
        @Nullable
        @Size(max = Tags.MOST)
        List<@NotBlank @Size(max = Tags.LONGEST) String> tags) {}
