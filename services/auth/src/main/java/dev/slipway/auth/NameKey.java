package dev.slipway.auth;

import java.text.Normalizer;
import java.util.Locale;

/** By which a sign-in name is unique, found and counted: two ways to write one name have one key. */
public final class NameKey {

    private NameKey() {}

    /** As it was meant, whatever the keyboard. */
    public static String normal(String typed) {
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC);
    }

    /** Upper case first, since some letters meet only there. */
    public static String of(String typed) {
        return normal(normal(typed).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
    }
}
