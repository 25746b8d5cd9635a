package dev.slipway.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A message as its producer publishes it: {@code order/placed.v1.json} lies in order's {@code contracts/events}. */
public record GoldenMessage(String text) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** The name is the producing service, a slash, and the file. */
    public static GoldenMessage of(String name) {
        var slash = name.indexOf('/');
        var file = Repository.root()
                .resolve("services")
                .resolve(name.substring(0, slash))
                .resolve("contracts/events")
                .resolve(name.substring(slash + 1));
        return new GoldenMessage(read(file));
    }

    public JsonNode json() {
        return JSON.readTree(text);
    }

    public <T> T as(Class<T> type) {
        return JSON.readValue(text, type);
    }

    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("No golden message at " + file, e);
        }
    }
}
