package dev.slipway.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A published message as its producer promised it, read from {@code services/<producer>/contracts/events/}. */
public final class GoldenMessage {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final String text;

    private GoldenMessage(String text) {
        this.text = text;
    }

    /** Reads one by what it is about and file, such as {@code order/placed.v1.json}; most often that is the producer. */
    public static GoldenMessage of(String name) {
        var slash = name.indexOf('/');
        var services = Repository.root().resolve("services");
        var file = name.substring(slash + 1);
        var own = events(services.resolve(name.substring(0, slash)), file);
        try {
            return new GoldenMessage(Files.readString(Files.exists(own) ? own : anywhere(services, file)));
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot read the golden message " + name, failed);
        }
    }

    /** Stock is catalog's word: its facts are found although no service bears their name. */
    private static Path anywhere(Path services, String file) throws IOException {
        try (var all = Files.list(services)) {
            return all.map(service -> events(service, file))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(() -> new NoSuchFileException("services/*/contracts/events/" + file));
        }
    }

    private static Path events(Path service, String file) {
        return service.resolve("contracts").resolve("events").resolve(file);
    }

    public String text() {
        return text;
    }

    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        return JSON.readTree(text);
    }

    /** Reads it as a consumer does: with the fields it wants, whatever else there is. */
    public <T> T as(Class<T> type) {
        return JSON.readValue(text, type);
    }
}
