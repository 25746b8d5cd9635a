package dev.slipway.todo;

import io.swagger.v3.oas.annotations.media.Schema;

/** A tag of a person. */
record TagResponse(
        String name,
        @Schema(description = "how many tasks have it") long tasks) {}
