package dev.slipway.e2e.load;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One piece of work in one process, as it was exported.
 *
 * @param parent the span that it belongs to, in whichever process; empty where there is none
 * @param kind {@code SERVER}, {@code CLIENT}, {@code CONSUMER}, {@code INTERNAL}
 */
record Span(String trace, String id, String parent, String service, String kind, String name) {

    /** Those that no chain of parents leads to the root from. */
    static List<Span> astray(List<Span> trace, String root) {
        var ids = trace.stream().map(Span::id).collect(Collectors.toSet());
        return trace.stream()
                .filter(it -> !it.parent().equals(root) && !ids.contains(it.parent()))
                .toList();
    }
}
