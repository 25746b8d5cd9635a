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

    /** One line, whatever strangers wrote into it: a reason is logged, too. */
    static String reason(String text) {
        var line = text.replaceAll("\\p{Cntrl}", "\uFFFD");
        return line.length() <= 500 ? line : line.substring(0, 500) + "…";
    }
}
