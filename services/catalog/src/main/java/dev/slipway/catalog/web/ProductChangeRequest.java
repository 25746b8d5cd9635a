package dev.slipway.catalog.web;

import dev.slipway.catalog.Category;
import dev.slipway.catalog.Money;
import dev.slipway.catalog.PlainText;
import dev.slipway.catalog.Product;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** The whole product as it shall be; {@code active} false withdraws it from the shop. */
record ProductChangeRequest(
        @NotBlank @Size(max = Product.MAX_NAME) @PlainText String name,

        @NotNull @Size(max = Product.MAX_DESCRIPTION) @PlainText
        String description,

        @NotNull @Size(max = Category.MAX_LENGTH) @Pattern(regexp = Category.PATTERN)
        String category,

        @NotNull @Valid Money price,
        @NotNull Boolean active) {

    Product.Details details() {
        return new Product.Details(name, description, category, price);
    }
}
