package dev.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The model says which method an action stands for, and the method says which action stands for it. */
class CodeTests {

    private static final Pattern IN_THE_MODEL = Pattern.compile("(?m)^-- (\\w+)#(\\w+)\\npred (\\w+)");

    /** The last words of a method's Javadoc, then what annotations and types it has, then its name. */
    private static final Pattern IN_THE_CODE = Pattern.compile(
            "Model: \\{@code (\\w+)} in model/(\\w+)\\.als\\.\\s+\\*/\\s+(?:@\\w+\\s+)*[\\w<>, ]*?\\b(\\w+)\\(");

    private record Action(String model, String name, String type, String method) {}

    @Test
    void namesTheActionsOfTheModel() throws IOException {
        var modelled = Model.all().flatMap(CodeTests::actions).collect(Collectors.toSet());
        try (var sources = sources()) {
            var coded = sources.flatMap(CodeTests::actions).collect(Collectors.toSet());
            assertThat(coded).isNotEmpty().isEqualTo(modelled);
        }
    }

    private static Stream<Action> actions(Model model) {
        return IN_THE_MODEL
                .matcher(model.text())
                .results()
                .map(it -> new Action(model.name(), it.group(3), it.group(1), it.group(2)));
    }

    private static Stream<Action> actions(Path source) {
        var type = source.getFileName().toString().replace(".java", "");
        return IN_THE_CODE
                .matcher(read(source))
                .results()
                .map(it -> new Action(it.group(2), it.group(1), type, it.group(3)));
    }

    private static Stream<Path> sources() throws IOException {
        return Stream.concat(Files.walk(Path.of("../platform")), Files.walk(Path.of("../services")))
                .filter(file -> file.toString().contains("/src/main/java/")
                        && file.toString().endsWith(".java"));
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
