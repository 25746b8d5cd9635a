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

    static <R, T> Page<T> of(List<R> rows, int size, Function<R, ?> key, Function<R, T> shape) {
        var shown = rows.subList(0, Math.min(size, rows.size()));
        return new Page<>(
                shown.stream().map(shape).toList(),
                rows.size() > size ? Cursor.of(key.apply(shown.getLast())).text() : null);
    }

    static UUID after(@Nullable String cursor) {
        return cursor == null ? START : key(cursor, UUID::fromString);
    }

    static long afterPosition(@Nullable String cursor) {
        return cursor == null ? Long.MIN_VALUE : key(cursor, Long::valueOf);
    }

    private static <K> K key(String cursor, Function<String, K> reading) {
        try {
            var text = Cursor.parse(cursor, 1).part(0);
            var key = reading.apply(text);
            if (!key.toString().equals(text)) { // both readings also take what no page would write
                throw new BadCursorException();
            }
            return key;
        } catch (IllegalArgumentException foreign) {
            throw new BadCursorException();
        }
    }
}
