package dev.slipway.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command {@code ./slipway}, run as a person would. */
public record Script(Path file, Duration patience) {

    /** Until it ends; what it said is told only when it failed. */
    public void run(Map<String, String> environment, String... words) {
        var command = new ArrayList<>(List.of(file.toAbsolutePath().toString()));
        command.addAll(List.of(words));
        try {
            var said = Files.createTempFile("slipway-", ".txt");
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            var ended = process.waitFor(patience.toSeconds(), TimeUnit.SECONDS);
            process.destroy();
            if (!ended || process.exitValue() != 0) {
                throw new UserError(String.join(" ", command) + " said: " + Files.readString(said));
            }
            Files.delete(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("Interrupted while " + file + " ran.");
        }
    }
}
