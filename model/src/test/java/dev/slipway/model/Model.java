package dev.slipway.model;

import edu.mit.csail.sdg.alloy4.A4Reporter;
import edu.mit.csail.sdg.ast.Command;
import edu.mit.csail.sdg.parser.CompModule;
import edu.mit.csail.sdg.parser.CompUtil;
import edu.mit.csail.sdg.translator.A4Options;
import edu.mit.csail.sdg.translator.TranslateAlloyToKodkod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One file of the model, solved by the solver that comes with Alloy and needs nothing installed. */
record Model(String name, String text) {

    /** What to write instead of the line below it, and the promise that is broken then. */
    private static final Pattern GUARD = Pattern.compile("(?m)^ *-- without ([\\w-]+) no (\\w+): (.*)\\n.*$");

    static Stream<Model> all() {
        return Stream.of("saga", "outbox").map(Model::read);
    }

    private static Model read(String name) {
        try {
            return new Model(name, Files.readString(Path.of(name + ".als")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<Guard> guards() {
        return GUARD.matcher(text)
                .results()
                .map(line -> new Guard(line.group(1), line.group(2)))
                .distinct()
                .toList();
    }

    Model without(Guard guard) {
        var weaker = GUARD.matcher(text).replaceAll(line -> line.group(1).equals(guard.name()) ? "$3" : "$0");
        return new Model(name + " without " + guard.name(), weaker);
    }

    List<Question> checks() {
        return questions(true);
    }

    List<Question> runs() {
        return questions(false);
    }

    private List<Question> questions(boolean checks) {
        var module = CompUtil.parseEverything_fromString(A4Reporter.NOP, text);
        return module.getAllCommands().stream()
                .filter(command -> command.check == checks)
                .map(command -> new Question(name, module, command))
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }

    record Guard(String name, String promise) {

        @Override
        public String toString() {
            return name;
        }
    }

    record Question(String model, CompModule module, Command command) {

        /** For a check a counter-example, for a run an example. */
        Optional<Trace> example() {
            var found = TranslateAlloyToKodkod.execute_command(
                    A4Reporter.NOP, module.getAllReachableSigs(), command, new A4Options());
            return found.satisfiable() ? Optional.of(Trace.of(found)) : Optional.empty();
        }

        @Override
        public String toString() {
            return model + ": " + command.label;
        }
    }
}
