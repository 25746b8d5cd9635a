package dev.slipway.defaults;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The end of a page, as the text that asks for the next one. Callers pass it on and read nothing into it. */
public record Cursor(List<String> parts) {

    private static final String SEPARATOR = "\u001f";
    private static final int LIMIT = 1000;

    public Cursor {
        parts = List.copyOf(parts);
    }

    public static Cursor of(Object... parts) {
        return new Cursor(Arrays.stream(parts).map(String::valueOf).toList());
    }

    /** Reads what {@link #text()} wrote; anything else is the caller's mistake. */
    public static Cursor parse(String text, int parts) {
        try {
            var plain = text.length() > LIMIT
                    ? ""
                    : new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var cursor = new Cursor(List.of(plain.split(SEPARATOR, -1)));
            if (cursor.parts.size() != parts || !cursor.text().equals(text) || !StorableText.fits(plain)) {
                throw new BadCursorException();
            }
            return cursor;
        } catch (IllegalArgumentException malformed) {
            throw new BadCursorException();
        }
    }

    /** Below which number a list with the highest first goes on; without a cursor it begins. */
    public static long below(@Nullable String text) {
        if (text == null) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseLong(parse(text, 1).part(0));
        } catch (NumberFormatException foreign) {
            throw new BadCursorException();
        }
    }

    public String text() {
        var plain = parts.stream().collect(Collectors.joining(SEPARATOR));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    public String part(int index) {
        return parts.get(index);
    }
}
