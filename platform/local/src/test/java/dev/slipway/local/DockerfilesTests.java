package dev.slipway.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each service has its Dockerfile beside it, and none goes its own way. */
class DockerfilesTests {

    private static final Path ROOT = Path.of("../..");
    private static final String MODEL = "services/order";

    @ParameterizedTest
    @ValueSource(strings = {"services/todo", "services/catalog", "services/auth", "gateway"})
    void differByNothingButTheServicesNameAndFolder(String folder) throws IOException {
        assertThat(dockerfile(folder))
                .isEqualTo(dockerfile(MODEL).replace(MODEL, folder).replace(name(MODEL), name(folder)));
    }

    @Test
    void shareOneBuildOfEverything() throws IOException {
        assertThat(buildStage("e2e")).isEqualTo(buildStage(MODEL));
    }

    @ParameterizedTest
    @ValueSource(strings = {MODEL, "e2e"})
    void startTheProgramItselfAsAUserWithoutRights(String folder) throws IOException {
        assertThat(dockerfile(folder))
                .contains("\nUSER 10001:10001\n")
                .containsPattern("\nENTRYPOINT \\[\"java\", \"@java.args\", ")
                .doesNotContain("\nCMD");
    }

    /** What decides whether the AOT cache fits is written once, and is the same as on a laptop. */
    @Test
    void trainWithTheFlagsThatTheyRunWith() throws IOException {
        var javas =
                dockerfile(MODEL).lines().filter(it -> it.contains("app.aot")).toList();
        assertThat(javas).hasSize(3).allMatch(it -> it.contains("@java.args"));
        assertThat(args("java.args"))
                .containsAll(Java.SAME_AS_TRAINED)
                .containsAll(Java.FLAGS)
                .as("how much there is at most is the place's business")
                .noneMatch(it -> it.startsWith("-Xmx") || it.contains("MaxRAM"));
        assertThat(args("training.args")).allMatch(it -> it.startsWith("-D"));
    }

    private static List<String> args(String file) throws IOException {
        return Files.readAllLines(ROOT.resolve("deploy/image").resolve(file)).stream()
                .filter(it -> !it.startsWith("#"))
                .toList();
    }

    private static String buildStage(String folder) throws IOException {
        var all = dockerfile(folder);
        var begin = all.indexOf("FROM maven");
        return all.substring(begin, all.indexOf("FROM", begin + 1));
    }

    private static String dockerfile(String folder) throws IOException {
        return Files.readString(ROOT.resolve(folder).resolve("Dockerfile"));
    }

    private static String name(String folder) {
        return folder.substring(folder.lastIndexOf('/') + 1);
    }
}
