package dev.slipway.catalog;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody typed, cut into words the way the index cuts its texts: letters and digits count, anything else separates.
 * No character of the input has a meaning of its own to the database, so no input can be a wrong query.
 */
record SearchWords(List<String> words) {

    private static final int MAX_WORDS = 8;
    private static final int MAX_LENGTH = 200;
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{IsAlphabetic}\\p{IsDigit}]+");

    static SearchWords in(String typed) {
        return new SearchWords(SEPARATORS
                .splitAsStream(typed.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty() && word.length() <= MAX_LENGTH)
                .distinct()
                .limit(MAX_WORDS)
                .toList());
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** All words, and of the last one the beginning is enough: results appear while somebody types. */
    String query() {
        return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" & ", "", ":*"));
    }
}
