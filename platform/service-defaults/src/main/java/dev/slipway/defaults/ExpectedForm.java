package dev.slipway.defaults;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** What is wrong with a value that could not be read, in words that say how it has to look and never repeat it. */
final class ExpectedForm {

    static final String NOT_OF_THE_KIND = "is missing or is not of the expected kind";
    static final String UNKNOWN_VALUE = "is not one of the known values";

    private static final Map<Class<?>, String> FORMS = Map.of(
            UUID.class, "must be a UUID, such as 018f6c1e-7a52-7c3b-9d41-2f6e8a1b0c5d",
            Integer.class, "must be a whole number, at most " + Integer.MAX_VALUE,
            Long.class, "must be a whole number",
            Boolean.class, "must be true or false",
            Instant.class, "must be an instant, such as 2026-11-24T09:15:30Z",
            LocalDate.class, "must be a date, such as 2026-11-24");

    private ExpectedForm() {}

    static String of(@Nullable Class<?> type) {
        if (type == null) {
            return NOT_OF_THE_KIND;
        }
        return FORMS.getOrDefault(
                ClassUtils.resolvePrimitiveIfNecessary(type), type.isEnum() ? UNKNOWN_VALUE : NOT_OF_THE_KIND);
    }
}
