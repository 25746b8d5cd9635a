package dev.slipway.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The words after the verb. */
record Options(List<String> names, Map<String, Integer> replicas, boolean yes, boolean follow, int lines) {

    static Options parse(List<String> words) {
        var names = new ArrayList<String>();
        var replicas = new TreeMap<String, Integer>();
        boolean yes = false;
        boolean follow = false;
        int lines = 40;
        var rest = words.iterator();
        while (rest.hasNext()) {
            var word = rest.next();
            switch (word) {
                case "--yes", "-y" -> yes = true;
                case "--follow", "-f" -> follow = true;
                case "--lines", "-n" -> lines = number(word, rest.hasNext() ? rest.next() : null);
                case "--replicas" -> replicas(rest.hasNext() ? rest.next() : "", replicas);
                default -> {
                    if (word.startsWith("--replicas=")) {
                        replicas(word.substring("--replicas=".length()), replicas);
                    } else if (word.startsWith("-")) {
                        throw Problem.usage("Unknown option " + word + ". ./slipway help lists them.");
                    } else {
                        names.add(word);
                    }
                }
            }
        }
        return new Options(List.copyOf(names), replicas, yes, follow, lines);
    }

    private static void replicas(String text, Map<String, Integer> into) {
        for (var pair : text.split(",", -1)) {
            var sides = pair.split("=", -1);
            if (sides.length != 2 || !sides[1].matches("[1-8]")) {
                throw Problem.usage(
                        "--replicas wants NAME=COUNT with 1 to 8, for instance order=2,auth=2; not '" + text + "'.");
            }
            into.put(sides[0], Integer.parseInt(sides[1]));
        }
    }

    private static int number(String option, @Nullable String text) {
        if (text == null || !text.matches("\\d{1,7}")) {
            throw Problem.usage(option + " wants a number.");
        }
        return Integer.parseInt(text);
    }

    void noNames(String verb) {
        if (!names.isEmpty()) {
            throw Problem.usage("./slipway " + verb + " takes no name; '" + names.getFirst() + "' is too much. "
                    + "One process: ./slipway start " + names.getFirst() + ", ./slipway stop " + names.getFirst());
        }
    }

    List<String> someNames(String verb) {
        if (names.isEmpty()) {
            throw Problem.usage("./slipway " + verb + " wants the name of a process; ./slipway status lists them.");
        }
        return names;
    }
}
