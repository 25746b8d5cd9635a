package dev.slipway.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the script {@code slipway} finds before there is any Java to run. */
class SlipwayScriptTests {

    private static final Path SCRIPT = Path.of("../../slipway");

    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void putsAMavenThatBuildsNothingOnThePath() throws IOException {
        program("bin/mvn", "[ \"$1\" = -v ] && echo 'Apache Maven 3.8.7' || exit 1");
        environment.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        environment.put("JAVA_HOME", "");
    }

    @Test
    void passesByAnOlderJavaThatComesFirstOnThePath() throws Exception {
        jdk("old", "17.0.1");
        jdk("new", "25.0.3");
        environment.put("PATH", folder.resolve("old/bin") + ":" + folder.resolve("bin") + ":" + System.getenv("PATH"));
        environment.put("SDKMAN_DIR", folder.resolve("sdkman").toString());
        Files.createDirectories(folder.resolve("sdkman/candidates/java"));
        Files.move(folder.resolve("new"), folder.resolve("sdkman/candidates/java/25.0.3-tem"));

        assertThat(says(script(), "doctor")).containsPattern("ok +jdk ").doesNotContain(folder + "/old");
    }

    @Test
    void takesJavaHomeWhenItIsNewEnoughAndLooksFurtherWhenNot() throws Exception {
        environment.put("JAVA_HOME", jdk("mine", "26").toString());
        assertThat(says(script(), "doctor")).contains(folder.resolve("mine").toString());

        environment.put("JAVA_HOME", jdk("old", "17").toString());
        assertThat(says(script(), "doctor")).containsPattern("ok +jdk ").doesNotContain(folder + "/old");
    }

    @Test
    void doesNotTakeAJavaWithoutACompiler() throws Exception {
        var home = jdk("runtime", "25");
        Files.delete(home.resolve("bin/javac"));
        environment.put("JAVA_HOME", home.toString());

        assertThat(says(script(), "doctor")).doesNotContain(folder + "/runtime");
    }

    @Test
    void saysWhichJdkToInstallWhereThereIsNone() throws Exception {
        var fromTheFuture = script().replace("need_jdk=25", "need_jdk=99");

        for (var verb : new String[] {"up", "doctor", "demo", "test"}) {
            assertThat(says(fromTheFuture, verb))
                    .as(verb)
                    .contains("needs a JDK 99 or newer, and none was found", "sdk install java 99", "set JAVA_HOME");
        }
    }

    @Test
    void saysWhichMavenToInstallWhereThereIsNone() throws Exception {
        var choosy = script().replace("new_enough() {", "new_enough() { return 1");

        assertThat(says(choosy, "up")).contains("needs Maven 3.8.7 or newer; only ", "apt install maven");
        assertThat(says(choosy, "doctor")).contains("BAD   maven");
    }

    @Test
    void listsItsCommandsToWhoAsksForAnother() throws Exception {
        assertThat(says(script(), "launch")).contains("There is no command 'launch'", "./slipway up");
    }

    @Test
    void measuresNoGoalThatThereIsNot() throws Exception {
        environment.put("JAVA_HOME", jdk("mine", "25").toString());

        assertThat(says(script(), "bench", "P1", "P13")).contains("P1 to P12", "not 'P13'");
    }

    private static String script() throws IOException {
        return Files.readString(SCRIPT);
    }

    /** Run from a folder with a blank in its name, through a link, as some do. */
    private String says(String script, String... words) throws Exception {
        var real = Files.createDirectories(folder.resolve("a clone")).resolve("slipway");
        Files.writeString(real, script);
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rwxr-xr-x"));
        var link = folder.resolve("slipway");
        if (!Files.exists(link)) {
            Files.createSymbolicLink(link, real);
        }
        var command = new ArrayList<>(List.of(link.toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isNotZero();
        return said;
    }

    private Path jdk(String name, String version) throws IOException {
        program(name + "/bin/java", "echo 'openjdk version \"" + version + "\"' >&2");
        program(name + "/bin/javac", "exit 0");
        Files.writeString(folder.resolve(name).resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return folder.resolve(name);
    }

    private void program(String path, String line) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
