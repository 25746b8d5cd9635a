package dev.slipway.outbox;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

/** Turns a delivery into the record that its type names, lenient about what we do not know, strict about what we need. */
class EventReader {

    static final String SCHEMA = "1";

    private final JsonMapper json;
    private final long maxPayload;
    private final Map<Class<?>, Map<String, Class<?>>> families = new ConcurrentHashMap<>();

    EventReader(JsonMapper json, OutboxSettings settings) {
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
        this.maxPayload = settings.maxPayload().toBytes();
    }

    record Event<M>(
            UUID id,
            String type,
            long version,
            @Nullable Instant at,
            @Nullable String traceparent,
            M message) {}

    <M> Event<M> read(Delivery delivery, Class<M> family) {
        var headers = delivery.headers();
        var id = required(headers, MessageHeaders.EVENT_ID, EventReader::uuid);
        var type = required(headers, MessageHeaders.EVENT_TYPE, text -> text);
        var schema = required(headers, MessageHeaders.EVENT_SCHEMA, text -> text);
        if (!SCHEMA.equals(schema)) {
            throw new PoisonException("future-schema: " + schema + " is not understood, only " + SCHEMA);
        }
        var version = required(headers, MessageHeaders.AGGREGATE_VERSION, Long::parseLong);
        var target = families.computeIfAbsent(family, EventReader::typesOf).get(type);
        if (target == null) {
            throw new PoisonException("unknown-type: " + type);
        }
        var message = family.cast(parse(delivery.value(), target));
        RequiredParts.check(message);
        return new Event<>(
                id,
                type,
                version,
                headers.text(MessageHeaders.EVENT_TIME)
                        .map(EventReader::instant)
                        .orElse(null),
                headers.text(MessageHeaders.TRACEPARENT).orElse(null),
                message);
    }

    private Object parse(byte @Nullable [] value, Class<?> target) {
        if (value == null) {
            throw new PoisonException("no-value: the message is empty");
        }
        if (value.length > maxPayload) {
            throw new PoisonException("too-large: %d bytes, %d are read".formatted(value.length, maxPayload));
        }
        try {
            var message = json.readValue(value, target);
            if (message == null) {
                throw new PoisonException("no-value: the message is the JSON value null");
            }
            return message;
        } catch (ValueInstantiationException refused) {
            throw new PoisonException(
                    "contract-broken: " + (refused.getCause() == null ? where(refused) : own(refused.getCause())));
        } catch (StreamReadException syntax) {
            throw new PoisonException("bad-json: line %d, column %d"
                    .formatted(
                            syntax.getLocation().getLineNr(),
                            syntax.getLocation().getColumnNr()));
        } catch (JacksonException mismatch) {
            throw new PoisonException("contract-broken: " + where(mismatch));
        }
    }

    /** Only what a record's constructor says itself is known to hold no class name. */
    private static String own(Throwable refusal) {
        return refusal instanceof IllegalArgumentException || refusal instanceof ContractBrokenException
                ? String.valueOf(refusal.getMessage())
                : "the message as a whole";
    }

    private static String where(JacksonException mismatch) {
        var path = mismatch instanceof DatabindException
                ? mismatch.getPath().stream()
                        .map(each ->
                                each.getPropertyName() == null ? "[" + each.getIndex() + "]" : each.getPropertyName())
                        .collect(Collectors.joining("."))
                : "";
        return path.isEmpty() ? "the message as a whole is not what was agreed" : path + " is not what was agreed";
    }

    private static <T> T required(MessageHeaders headers, String name, Function<String, T> parse) {
        var text = headers.text(name)
                .orElseThrow(() -> new PoisonException(
                        headers.values().isEmpty()
                                ? "no-headers: nothing says what this is"
                                : "bad-header: no " + name));
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException unreadable) {
            throw new PoisonException("bad-header: " + name + " is " + text);
        }
    }

    private static UUID uuid(String text) {
        if (!isUuid(text)) {
            throw new IllegalArgumentException(text);
        }
        return UUID.fromString(text);
    }

    static boolean isUuid(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    }

    private static @Nullable Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static Map<String, Class<?>> typesOf(Class<?> family) {
        return permitted(family)
                .filter(each -> each.isAnnotationPresent(EventType.class))
                .collect(Collectors.toUnmodifiableMap(
                        each -> each.getAnnotation(EventType.class).value(), each -> each));
    }

    private static Stream<Class<?>> permitted(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(EventReader::permitted)
                : Stream.of(type);
    }
}
