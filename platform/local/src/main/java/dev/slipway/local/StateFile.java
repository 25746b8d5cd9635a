package dev.slipway.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The one file that says what runs. An unreadable one counts as absent: processes are also found by their marks. */
class StateFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path file;

    StateFile(Path file) {
        this.file = file;
    }

    Optional<State> read() {
        try {
            return Optional.of(JSON.readValue(Files.readString(file), State.class))
                    .filter(it -> it.version() == State.VERSION);
        } catch (IOException | JacksonException unreadable) {
            return Optional.empty();
        }
    }

    synchronized void write(State state) {
        try {
            AtomicFile.write(file, JSON.writeValueAsString(state) + "\n");
        } catch (IOException refused) {
            throw new Problem("Cannot write " + file + ": " + refused.getMessage());
        }
    }

    synchronized void change(UnaryOperator<State> change) {
        read().ifPresent(state -> write(change.apply(state)));
    }

    synchronized void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException refused) {
            throw new Problem("Cannot delete " + file + ": " + refused.getMessage());
        }
    }
}
