package dev.slipway.e2e.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Makes requests out of a service's OpenAPI document: valid ones in many combinations, and such with one thing wrong. */
final class Specmatic {

    private static final Path JAR =
            Path.of("node_modules/specmatic/specmatic.jar").toAbsolutePath();
    private static final Path CONTRACTS = Path.of("../services").toAbsolutePath();
    private static final Path REPORTS = Path.of("target/specmatic").toAbsolutePath();

    private Specmatic() {}

    static boolean isInstalled() {
        return Files.exists(JAR);
    }

    /** Sends all of them, one after the other, and returns what it says about the answers. */
    static String ask(String service, URI address, Duration within) throws IOException, InterruptedException {
        var folder = Files.createDirectories(REPORTS.resolve(service));
        var said = folder.resolve("said.txt");
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        JAR.toString(),
                        "test",
                        "--testBaseURL=" + address,
                        "--timeout-in-ms=20000",
                        CONTRACTS
                                .resolve(service + "/contracts/openapi.yaml")
                                .normalize()
                                .toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("SPECMATIC_GENERATIVE_TESTS", "true");
        builder.environment().put("MAX_TEST_REQUEST_COMBINATIONS", "3");
        var process = builder.start();
        try {
            assertThat(process.waitFor(within.toSeconds(), TimeUnit.SECONDS))
                    .as("Specmatic came to an end; see %s", said)
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(said);
    }
}
