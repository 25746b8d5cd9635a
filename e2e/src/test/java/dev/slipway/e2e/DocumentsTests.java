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
    private static final Pattern TEST_CLASS = Pattern.compile("`(\\w+Tests)`");

    /** Continuous integration runs it; here it would start itself. */
    private static final String THIS_VERY_RUN = "./slipway test";

    @Test
    void pointAtFilesThatExist() throws IOException {
        var dead = new ArrayList<String>();
        for (var document : documents()) {
            var links = LINK.matcher(Files.readString(document));
            while (links.find()) {
                if (!links.group(1).contains("://") && !Files.exists(document.resolveSibling(links.group(1)))) {
                    dead.add(ROOT.relativize(document) + " points at " + links.group(1));
                }
            }
        }
        assertThat(dead).isEmpty();
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
            var named = TEST_CLASS.matcher(Files.readString(document)).results().map(it -> it.group(1));
            assertThat(known)
                    .as("tests that %s names", ROOT.relativize(document))
                    .containsAll(named.toList());
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
