package dev.slipway.outbox;

import org.jspecify.annotations.Nullable;
import org.springframework.lang.Contract;

/** PostgreSQL stores every character but U+0000, and what strangers sent must never stop us from storing it. */
final class Texts {

    private Texts() {}

    @Contract("null -> null; !null -> !null")
    static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }

    /** NUL and halves of surrogate pairs, which a JSON string can spell. */
    static boolean isStorable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || (point >= 0xD800 && point <= 0xDFFF));
    }

    static String reason(String text) {
        var storable = text.replace('\0', '\uFFFD');
        return storable.length() <= 500 ? storable : storable.substring(0, 500) + "…";
    }
}
