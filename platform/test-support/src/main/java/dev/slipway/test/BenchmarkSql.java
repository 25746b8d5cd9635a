package dev.slipway.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/**
 * The SQL that {@code ./slipway bench} repeats without a service around it. The service whose it is compares it with what it
 * sends, or the benchmark would measure something else one day.
 */
public final class BenchmarkSql {

    private BenchmarkSql() {}

    /** The statements of one file, in their sequence. */
    public static List<String> of(String name) {
        var file = Repository.root().resolve("bench/src/main/resources/dev/slipway/bench/" + name + ".sql");
        try {
            return List.of(Files.readString(file).strip().split("\n\n", -1));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
