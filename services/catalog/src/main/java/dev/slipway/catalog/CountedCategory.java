package dev.slipway.catalog;

import io.swagger.v3.oas.annotations.media.Schema;

public record CountedCategory(
        String slug,
        String name,

        @Schema(description = "products in it that are listed, or found where words were asked for")
        long products) {}
