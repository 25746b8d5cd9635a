package dev.slipway.todo;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The words that an owner puts on tasks to find them together. However they were typed, "Garden " and "garden" are one. */
class Tags {

    static final int MOST = 10;
    static final int LONGEST = 30;

    private Tags() {}

    static List<String> of(Collection<String> typed) {
        return typed.stream().map(Tags::normalized).distinct().sorted().toList();
    }

    static String normalized(String typed) {
        var words = typed.strip().replaceAll("\\s+", " ");
        return Normalizer.normalize(words, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
