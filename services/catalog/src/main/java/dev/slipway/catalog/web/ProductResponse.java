package dev.slipway.catalog.web;

import dev.slipway.catalog.Category;
import dev.slipway.catalog.Money;
import dev.slipway.catalog.Products;

record ProductResponse(
        String sku,
        String name,
        String description,
        Category category,
        Money price,
        boolean active,
        long available,
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
