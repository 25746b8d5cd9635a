package dev.slipway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The SQL that a service sends for one request, from a file beside this class with a blank line between its statements. Tests
 * of the services hold these files to what they really send.
 */
record ServiceSql(List<String> statements) {

    static ServiceSql of(String name) {
        try (var file = ServiceSql.class.getResourceAsStream(name + ".sql")) {
            var text = new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
            return new ServiceSql(List.of(text.strip().split("\n\n", -1)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }

    String only() {
        if (statements.size() != 1) {
            throw new IllegalStateException(statements.size() + " statements where one was expected");
        }
        return statements.getFirst();
    }
}
