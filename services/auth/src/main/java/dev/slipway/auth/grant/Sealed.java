package dev.slipway.auth.grant;

import org.jspecify.annotations.Nullable;

/** Bytes that only the vault can read. */
final class Sealed {

    private final byte[] bytes;

    private Sealed(byte[] bytes) {
        this.bytes = bytes;
    }

    static @Nullable Sealed ofNullable(byte @Nullable [] bytes) {
        return bytes == null ? null : new Sealed(bytes);
    }

    byte[] bytes() {
        return bytes;
    }
}
