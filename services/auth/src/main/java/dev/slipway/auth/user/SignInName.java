package dev.slipway.auth.user;

import dev.slipway.auth.NameKey;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Letters of any one script. Two names that differ by case, or by how a letter is encoded, are one, and nothing in a name
 * is invisible or borrowed from another script: nobody gets to look like somebody else with a letter that looks the same.
 */
record SignInName(String value) {

    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}\\p{M}._-]{2,39}");

    /** Letters and marks by their category, but with nothing to see. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F"
            + "\\u3164\\uFE00-\\uFE0F\\uFFA0\\x{E0100}-\\x{E01EF}]");

    private static final List<Set<UnicodeScript>> WRITTEN_TOGETHER = List.of(
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
            Set.of(UnicodeScript.HAN, UnicodeScript.HANGUL));

    SignInName {
        value = NameKey.normal(value);
        if (!isAllowed(value)) {
            throw new UserException.UnusableName();
        }
    }

    static boolean possible(String text) {
        return isAllowed(NameKey.normal(text));
    }

    String key() {
        return NameKey.of(value);
    }

    private static boolean isAllowed(String name) {
        return ALLOWED.matcher(name).matches() && !INVISIBLE.matcher(name).find() && isOfOneScript(name);
    }

    private static boolean isOfOneScript(String name) {
        var scripts = name.codePoints()
                .mapToObj(UnicodeScript::of)
                .filter(script -> script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED)
                .collect(Collectors.toSet());
        return scripts.size() <= 1 || WRITTEN_TOGETHER.stream().anyMatch(together -> together.containsAll(scripts));
    }
}
