package dev.slipway.todo;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The whole of a task that its owner decides; what is left out takes its default, in a PUT as well. */
record TaskRequest(
        @NotBlank @Size(max = 200) String title,
        @Nullable @Size(max = 4000) String notes,
        @Nullable @PlausibleDate LocalDate due,
        @Nullable Priority priority,
        @Nullable Boolean completed) {}
