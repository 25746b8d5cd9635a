package dev.slipway.auth.user;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Two names that differ by case, or by how a letter is encoded, are one: nobody gets to look like somebody else. */
record SignInName(String value) {

    static final String PATTERN = "[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}._-]{2,39}";

    private static final Pattern ALLOWED = Pattern.compile(PATTERN);

    SignInName {
        value = Normalizer.normalize(value.strip(), Normalizer.Form.NFKC);
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException("not a sign-in name");
        }
    }

    static boolean possible(String text) {
        return ALLOWED.matcher(Normalizer.normalize(text.strip(), Normalizer.Form.NFKC))
                .matches();
    }

    String key() {
        return value.toLowerCase(Locale.ROOT);
    }
}
