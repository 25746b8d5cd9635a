package dev.slipway.catalog.web;

import dev.slipway.catalog.Page;
import dev.slipway.catalog.Products;
import dev.slipway.catalog.Sku;
import dev.slipway.defaults.BadCursorException;
import dev.slipway.defaults.Cursor;
import org.jspecify.annotations.Nullable;

/** Pages of products as they are sent, and the cursors between them. */
final class ProductPage {

    /** Stands before the SKU where a page ends among what is only like the words; no SKU has it. */
    private static final String ALIKE = "~";

    private ProductPage() {}

    static PageResponse<ProductResponse> of(Page<Products.Listed, Products.Position> page) {
        return PageResponse.of(
                page, ProductResponse::of, last -> Cursor.of(last.name(), (last.alike() ? ALIKE : "") + last.sku()));
    }

    static Products.@Nullable Position position(@Nullable String after) {
        if (after == null) {
            return null;
        }
        var cursor = Cursor.parse(after, 2);
        var alike = cursor.part(1).startsWith(ALIKE);
        var sku = alike ? cursor.part(1).substring(ALIKE.length()) : cursor.part(1);
        if (!Sku.isPlausible(sku)) {
            throw new BadCursorException();
        }
        return new Products.Position(alike, cursor.part(0), sku);
    }
}
