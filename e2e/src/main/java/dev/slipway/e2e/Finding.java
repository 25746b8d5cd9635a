package dev.slipway.e2e;

import java.util.List;
import java.util.stream.Collectors;

/** What one invariant came to: its name, what was counted, and every violation, worded for a person. */
record Finding(String invariant, String sentence, String counted, List<String> violations) {

    private static final int SHOWN = 5;

    boolean holds() {
        return violations.isEmpty();
    }

    String line() {
        var head = "%-4s %s  %s (%s)".formatted(holds() ? "ok" : "FAIL", invariant, sentence, counted);
        var rest = violations.stream().limit(SHOWN).map(it -> "\n       " + it).collect(Collectors.joining());
        var more = violations.size() > SHOWN ? "\n       and " + (violations.size() - SHOWN) + " more" : "";
        return head + rest + more;
    }
}
