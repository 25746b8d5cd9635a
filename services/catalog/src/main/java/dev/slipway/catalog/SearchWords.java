package dev.slipway.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody typed, cut into words the way the index cuts its texts: letters and digits count, anything else separates.
 * No character of the input has a meaning of its own to the database, so no input can be a wrong query.
 */
record SearchWords(List<String> words) {

    /** What has all words as typed, or by their stem: "organi" begins a word, "mugs" is a form of one. */
    static final String EXACT = "to_tsquery('simple', :words) || to_tsquery('english', :words)";

    /** What has words that resemble them; null where nothing but filling words was typed. */
    static final String ALIKE = "resembling(:typed)";

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

    /** For {@link #EXACT} and {@link #ALIKE}. */
    Map<String, Object> params() {
        return Map.of("words", query(), "typed", words.toArray(String[]::new));
    }

    /** All words, and of the last one the beginning is enough: results appear while somebody types. */
    String query() {
        return isEmpty()
                ? ""
                : words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" & ", "", ":*"));
    }
}
