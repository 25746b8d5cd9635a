package dev.slipway.outbox;

import dev.slipway.defaults.StorableText;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A component that is not marked {@code @Nullable} is required: JSON that lacks it, at any depth, breaks the contract. So
 * does text that no table takes, since its effect would fail for ever.
 */
final class RequiredParts {

    private RequiredParts() {}

    static void check(Object message) {
        check(message, "");
    }

    private static void check(@Nullable Object value, String path) {
        switch (value) {
            case null -> throw new PoisonException("contract-broken: " + path + " is missing");
            case String text
            when !StorableText.fits(text) ->
                throw new PoisonException("contract-broken: " + path + " holds a character that cannot be stored");
            case Record record -> {
                for (var component : record.getClass().getRecordComponents()) {
                    check(record, component, path.isEmpty() ? component.getName() : path + "." + component.getName());
                }
            }
            case Collection<?> many -> {
                var index = 0;
                for (var each : many) {
                    check(each, path + "[" + index++ + "]");
                }
            }
            case Map<?, ?> map -> map.forEach((name, each) -> check(each, path + "." + name));
            default -> {}
        }
    }

    private static void check(Record record, RecordComponent component, String path) {
        var part = part(record, component);
        if (part != null || !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            check(part, path);
        }
    }

    private static @Nullable Object part(Record record, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException closed) {
            throw new IllegalStateException("Cannot look into " + component, closed);
        }
    }
}
