package dev.slipway.outbox;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The headers of a message as a row keeps them: a JSON object of texts. What is no text, or cannot be stored as one, is
 * kept as {@code {"base64": …}}; of headers of one name the last counts, as it does for readers.
 */
record MessageHeaders(Map<String, byte[]> values) {

    static final String EVENT_ID = "event-id";
    static final String EVENT_TYPE = "event-type";
    static final String EVENT_SCHEMA = "event-schema";
    static final String AGGREGATE_VERSION = "aggregate-version";
    static final String EVENT_TIME = "event-time";
    static final String TRACEPARENT = "traceparent";

    private static final JsonMapper JSON = JsonMapper.shared();

    static MessageHeaders ofTexts(Map<String, String> texts) {
        var values = new LinkedHashMap<String, byte[]>();
        texts.forEach((name, text) -> values.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return new MessageHeaders(values);
    }

    static MessageHeaders parse(String json) {
        var values = new LinkedHashMap<String, byte[]>();
        JSON.readValue(json, new TypeReference<LinkedHashMap<String, Object>>() {})
                .forEach((name, value) -> values.put(name, bytes(value)));
        return new MessageHeaders(values);
    }

    MessageHeaders with(Map<String, String> more) {
        var all = new LinkedHashMap<>(values);
        all.putAll(ofTexts(more).values());
        return new MessageHeaders(all);
    }

    /** The header's text; absent, too, when its bytes are no text. */
    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).flatMap(MessageHeaders::text);
    }

    String json() {
        return JSON.writeValueAsString(shown());
    }

    Map<String, Object> shown() {
        var object = new LinkedHashMap<String, Object>();
        values.forEach((name, value) -> object.put(
                name.replace('\0', '\uFFFD'),
                text(value).map(Object.class::cast).orElseGet(() -> Map.of("base64", base64(value)))));
        return object;
    }

    private static byte[] bytes(Object value) {
        return value instanceof Map<?, ?> encoded
                ? Base64.getDecoder().decode(String.valueOf(encoded.get("base64")))
                : String.valueOf(value).getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] value) {
        return Base64.getEncoder().encodeToString(value);
    }

    private static Optional<String> text(byte[] value) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }
}
