package dev.slipway.catalog;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Some rows in a fixed order, and the position after which the next ones follow; null at the end. */
public record Page<T, P>(List<T> items, @Nullable P next) {

    <R> Page<R, P> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }

    /** From one row more than asked for: its presence says that there is a next page. */
    static <T, P> Page<T, P> of(List<T> found, int size, Function<T, P> position) {
        if (found.size() <= size) {
            return new Page<>(found, null);
        }
        return new Page<>(List.copyOf(found.subList(0, size)), position.apply(found.get(size - 1)));
    }
}
