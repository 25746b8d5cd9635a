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

    static String reason(String text) {
        var storable = text.replace('\0', '\uFFFD');
        return storable.length() <= 500 ? storable : storable.substring(0, 500) + "…";
    }
}
