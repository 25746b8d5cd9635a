package dev.slipway.catalog.web;

import dev.slipway.catalog.Page;
import dev.slipway.defaults.Cursor;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Some rows, and where the next ones begin: a cursor to be sent back as {@code after}, null at the end. */
record PageResponse<T>(List<T> items, @Nullable String next) {

    static <R, P, T> PageResponse<T> of(Page<R, P> page, Function<R, T> item, Function<P, Cursor> position) {
        var next = page.next();
        return new PageResponse<>(
                page.items().stream().map(item).toList(),
                next == null ? null : position.apply(next).text());
    }
}
