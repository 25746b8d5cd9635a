package dev.slipway.todo;

import dev.slipway.defaults.BadCursorException;
import dev.slipway.defaults.Cursor;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;

/**
 * Rows in the order of a key that no two of them share, and the cursor of the next page: no count and no offset, so every
 * page costs the same.
 */
record Page<T>(List<T> items, @Nullable String next) {

    private static final UUID START = new UUID(0, 0);

    /** One row more than the page shows, which says whether there is a next one. */
    static Limit limit(int size) {
        return Limit.of(size + 1);
    }

    static <R, T> Page<T> of(List<R> rows, int size, Function<R, Cursor> end, Function<R, T> shape) {
        var shown = rows.subList(0, Math.min(size, rows.size()));
        return new Page<>(
                shown.stream().map(shape).toList(),
                rows.size() > size ? end.apply(shown.getLast()).text() : null);
    }

    static UUID after(@Nullable String cursor) {
        try {
            var text =
                    cursor == null ? START.toString() : Cursor.parse(cursor, 1).part(0);
            var id = UUID.fromString(text);
            if (!id.toString().equals(text)) { // it also takes what no page would write
                throw new BadCursorException();
            }
            return id;
        } catch (IllegalArgumentException foreign) {
            throw new BadCursorException();
        }
    }
}
