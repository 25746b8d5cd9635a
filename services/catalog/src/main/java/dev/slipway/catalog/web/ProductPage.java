package dev.slipway.catalog.web;

import dev.slipway.catalog.Page;
import dev.slipway.catalog.Products;
import dev.slipway.catalog.Sku;
import dev.slipway.defaults.BadCursorException;
import dev.slipway.defaults.Cursor;
import org.jspecify.annotations.Nullable;

/** Pages of products as they are sent, and the cursors between them. */
final class ProductPage {

    private ProductPage() {}

    static PageResponse<ProductResponse> of(Page<Products.Listed, Products.Position> page) {
        return PageResponse.of(page, ProductResponse::of, last -> Cursor.of(last.name(), last.sku()));
    }

    static Products.@Nullable Position position(@Nullable String after) {
        if (after == null) {
            return null;
        }
        var cursor = Cursor.parse(after, 2);
        if (!Sku.isPlausible(cursor.part(1))) {
            throw new BadCursorException();
        }
        return new Products.Position(cursor.part(0), cursor.part(1));
    }
}
