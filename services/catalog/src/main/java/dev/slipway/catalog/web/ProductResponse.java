package dev.slipway.catalog.web;

import dev.slipway.catalog.Category;
import dev.slipway.catalog.Money;
import dev.slipway.catalog.Products;
import io.swagger.v3.oas.annotations.media.Schema;

record ProductResponse(
        String sku,
        String name,
        String description,
        Category category,
        Money price,

        @Schema(description = "false once it is withdrawn: not listed, not sold")
        boolean active,

        @Schema(description = "pieces that can be ordered now")
        long available,

        @Schema(description = "rises with every change of the product; stock is none")
        long version) {

    static ProductResponse of(Products.Listed product) {
        return new ProductResponse(
                product.sku(),
                product.name(),
                product.description(),
                product.category(),
                product.price(),
                product.active(),
                product.available(),
                product.version());
    }
}
