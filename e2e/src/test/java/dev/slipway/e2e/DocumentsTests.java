package dev.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the documents say to type works, and what they point at is there. */
@Order(50)
class DocumentsTests {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern SHELL = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\[[^]]+]\\(([^)#\\s]+)[^)]*\\)");
    private static final Pattern DEFINITION = Pattern.compile("(?m)^\\[([^]]+)]: (\\S+)$");
    private static final Pattern SHORT_NAME = Pattern.compile("\\[([^]]+)](?![(:])");
    private static final Pattern TEST_CLASS = Pattern.compile("`(\\w+Tests)`");

    /** Continuous integration runs it; here it would start itself. */
    private static final String THIS_VERY_RUN = "./slipway test";

    @Test
    void pointAtFilesThatExist() throws IOException {
        var dead = new ArrayList<String>();
        for (var document : documents()) {
            var text = Files.readString(document);
            Stream.concat(all(LINK, 1, text), all(DEFINITION, 2, text))
                    .filter(it -> !it.contains("://") && !Files.exists(document.resolveSibling(it)))
                    .forEach(it -> dead.add(ROOT.relativize(document) + " points at " + it));
        }
        assertThat(dead).isEmpty();
    }

    /** Where files have short names, each stands for a file, and none is left over. */
    @Test
    void sayWhichFileAShortNameStandsFor() throws IOException {
        for (var document : documents()) {
            var text = Files.readString(document);
            var defined = all(DEFINITION, 1, text).toList();
            if (!defined.isEmpty()) {
                assertThat(all(SHORT_NAME, 1, text).distinct())
                        .as("short names in %s", ROOT.relativize(document))
                        .containsExactlyInAnyOrderElementsOf(defined);
            }
        }
    }

    @Test
    void nameTestsThatExist() throws IOException {
        Set<String> known;
        try (var files = Files.walk(ROOT)) {
            known = new TreeSet<>(files.map(it -> it.getFileName().toString())
                    .filter(it -> it.endsWith("Tests.java"))
                    .map(it -> it.replace(".java", ""))
                    .toList());
        }
        for (var document : documents()) {
            assertThat(known)
                    .as("tests that %s names", ROOT.relativize(document))
                    .containsAll(all(TEST_CLASS, 1, Files.readString(document)).toList());
        }
    }

    @Test
    void leaveTheirTestsToContinuousIntegration() throws IOException {
        assertThat(commands()).contains(THIS_VERY_RUN);
        assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains("\n" + THIS_VERY_RUN + "\n");
    }

    @Test
    @OnAStack
    void sayNothingToTypeThatFails() throws IOException {
        Scene.needsItsProcesses();
        for (var command : commands()) {
            if (!command.equals(THIS_VERY_RUN)) {
                assertThat(command).startsWith("./slipway ");
                Scene.slipway(command.substring("./slipway ".length()).split(" "));
            }
        }
        Scene.slipway("status");
    }

    /** In the sequence of the documents, as often as they say it: what is stopped in one line is started in the next. */
    private static List<String> commands() throws IOException {
        var commands = new ArrayList<String>();
        for (var document : documents()) {
            SHELL.matcher(Files.readString(document))
                    .results()
                    .flatMap(it -> it.group(1).lines())
                    .map(it -> it.replaceFirst(" +#.*", "").strip())
                    .filter(it -> !it.isEmpty())
                    .forEach(commands::add);
        }
        return commands;
    }

    private static Stream<String> all(Pattern pattern, int group, String text) {
        return pattern.matcher(text).results().map(it -> it.group(group));
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(it -> it.toString().endsWith(".md"))
                    .filter(it -> !it.toString().contains("/target/")
                            && !it.toString().contains("/node_modules/"))
                    .sorted()
                    .toList();
        }
    }
}
