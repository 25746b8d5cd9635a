package dev.slipway.model;

import edu.mit.csail.sdg.ast.Sig;
import edu.mit.csail.sdg.translator.A4Solution;
import edu.mit.csail.sdg.translator.A4Tuple;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A behaviour, step by step: what becomes true, and what ceases to be. */
record Trace(List<String> steps) {

    static Trace of(A4Solution found) {
        var steps = new ArrayList<String>();
        var before = facts(found, 0);
        for (var state = 1; state < found.getTraceLength(); state++) {
            var now = facts(found, state);
            if (!now.equals(before)) {
                steps.add(step(before, now));
            }
            before = now;
        }
        return new Trace(steps);
    }

    private static String step(Set<String> before, Set<String> now) {
        var began = now.stream().filter(fact -> !before.contains(fact)).map(fact -> "+ " + fact);
        var ended = before.stream().filter(fact -> !now.contains(fact)).map(fact -> "- " + fact);
        return Stream.concat(began, ended).collect(Collectors.joining("  "));
    }

    private static Set<String> facts(A4Solution found, int state) {
        return stream(found.getAllReachableSigs())
                .flatMap(sig -> stream(sig.getFields()))
                .filter(field -> field.isVariable != null)
                .flatMap(field -> stream(found.eval(field, state)).map(tuple -> fact(field, tuple)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String fact(Sig.Field field, A4Tuple tuple) {
        return "%s %s %s".formatted(atom(tuple, 0), field.label, atom(tuple, 1));
    }

    /** What there is only one of needs no number. */
    private static String atom(A4Tuple tuple, int place) {
        var atom = tuple.atom(place);
        return tuple.sig(place).isOne == null ? atom.replace("$", "") : atom.substring(0, atom.indexOf('$'));
    }

    private static <T> Stream<T> stream(Iterable<T> all) {
        return StreamSupport.stream(all.spliterator(), false);
    }

    @Override
    public String toString() {
        return IntStream.range(0, steps.size())
                .mapToObj(step -> "%2d  %s".formatted(step + 1, steps.get(step)))
                .collect(Collectors.joining("\n"));
    }
}
