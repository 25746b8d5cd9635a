package dev.slipway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.slipway.test.BackingServices;
import io.micrometer.tracing.Tracer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.support.KafkaUtils;
import org.springframework.transaction.CannotCreateTransactionException;

@SpringBootTest(
        classes = CountingService.class,
        webEnvironment = WebEnvironment.NONE,
        properties = {"spring.application.name=hearing", "management.tracing.sampling.probability=1"})
@Import(BackingServices.class)
class InboxTests {

    @Value("${spring.kafka.bootstrap-servers}")
    private String servers;

    @Autowired
    private CountingService.Counters counters;

    @Autowired
    private CountingService.Listener listener;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Trails trails;

    @Autowired
    private DeadLetters deadLetters;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Tracer tracer;

    static Stream<Arguments> poison() {
        return Stream.of(
                poison("no-value", _ -> {}, null),
                poison("no-headers", Map::clear, "{}"),
                poison("bad-header", headers -> headers.remove("event-id"), "{}"),
                poison("bad-header", headers -> headers.put("event-id", "4711"), "{}"),
                poison("bad-header", headers -> headers.put("aggregate-version", "one"), "{}"),
                poison("bad-json", _ -> {}, "{\"key\": "),
                poison("unknown-type", headers -> headers.put("event-type", "counter.exploded"), "{}"),
                poison("bad-header", headers -> headers.put("event-type", "nul\0"), "{}"),
                poison("future-schema", headers -> headers.put("event-schema", "2"), "{}"),
                poison("too-large", _ -> {}, json(1, "x".repeat(600_000))),
                poison("contract-broken", _ -> {}, "{\"number\": 1}"),
                poison("contract-broken", _ -> {}, "{\"key\": null, \"number\": 1}"),
                poison("contract-broken", _ -> {}, "{\"key\": \"a\"}"),
                poison("contract-broken", _ -> {}, "{\"key\": \"a\", \"number\": \"many\"}"),
                poison("contract-broken: number must not be negative", _ -> {}, json(-1, "")),
                poison("contract-broken: it says so itself", _ -> {}, json(1, "broken")),
                poison("contract-broken", _ -> {}, json(1, "nul\\u0000")),
                poison("contract-broken", _ -> {}, "[]"),
                poison("no-value", _ -> {}, "null"));
    }

    private static Arguments poison(String reason, Consumer<Map<String, String>> change, String value) {
        var headers = Topic.headers("counter.counted", 1);
        change.accept(headers);
        return Arguments.of(reason, headers, value);
    }

    private static String json(long number, String note) {
        return "{\"key\": \"a\", \"number\": %d, \"note\": \"%s\"}".formatted(number, note);
    }

    @ParameterizedTest
    @MethodSource("poison")
    void parksPoisonWithItsReasonAndGoesOn(String reason, Map<String, String> headers, String value) {
        var key = UUID.randomUUID().toString();
        var at = topic().write(key, value == null ? null : value.getBytes(StandardCharsets.UTF_8), headers);
        counters.count(key);
        await().untilAsserted(() -> assertThat(effects(key)).containsExactly(1L));

        var letter = letterAt(at);
        assertThat(letter.reason()).startsWith(reason).doesNotContain("dev.slipway", "Exception");
        assertThat(letter.key()).isEqualTo(key);
        assertThat(letter.consumer()).isEqualTo("hearing");
        await().untilAsserted(() -> assertThat(copiesOf(at)).isEqualTo(1));
        assertThat(database.sql("select payload from dead_letter where id = ?")
                        .param(letter.id())
                        .query(byte[].class)
                        .list())
                .first()
                .isEqualTo(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsWhatItDoesNotKnowAndWhatIsOptional() {
        var key = UUID.randomUUID().toString();
        topic().write(
                        key,
                        "{\"key\": \"%s\", \"number\": 7, \"colour\": \"red\"}"
                                .formatted(key)
                                .getBytes(StandardCharsets.UTF_8),
                        Topic.headers("counter.counted", 7));
        await().untilAsserted(() -> assertThat(effects(key)).containsExactly(7L));
    }

    @Test
    void countsARepeatAndDoesNothingElse() {
        var key = UUID.randomUUID().toString();
        var headers = Topic.headers("counter.counted", 1);
        var value = json(1, "").replace("\"a\"", "\"" + key + "\"").getBytes(StandardCharsets.UTF_8);
        var first = topic().write(key, value, headers);
        topic().write(key, value, headers);
        topic().write(key, value, headers);
        await().untilAsserted(() -> assertThat(trails.of(key).received())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.repeats()).isEqualTo(2);
                    assertThat(it.offset()).isEqualTo(first.offset());
                }));
        assertThat(effects(key)).containsExactly(1L);
    }

    @Test
    void triesAgainUntilItSucceedsAndCountsOnlyWhatIsNoOutage() {
        var key = UUID.randomUUID().toString();
        listener.failures.put(
                key,
                new ArrayDeque<>(List.of(
                        new IllegalStateException("a bug"),
                        new CannotCreateTransactionException("no database"),
                        new DataAccessResourceFailureException("closed", new SQLException("gone", "08006")),
                        new IllegalStateException("a bug"))));
        counters.count(key);
        await().untilAsserted(() -> assertThat(effects(key)).containsExactly(1L));
        assertThat(trails.of(key).received())
                .singleElement()
                .satisfies(it -> assertThat(it.attempt()).isEqualTo(3));
    }

    @Test
    void continuesTheTraceThatTheEventWasWrittenIn() {
        var key = UUID.randomUUID().toString();
        var span = tracer.nextSpan().start();
        try (var _ = tracer.withSpan(span)) {
            counters.count(key);
        }
        span.end();
        await().untilAsserted(() -> assertThat(effects(key)).containsExactly(1L));
        var trace = span.context().traceId();
        assertThat(database.sql("select trace from effect where key = ?")
                        .param(key)
                        .query(String.class)
                        .list())
                .containsExactly(trace);
        assertThat(trails.of(key).sent().getFirst().traceparent()).contains(trace);
        assertThat(trails.of(key).received().getFirst().traceparent()).contains(trace);
    }

    @Test
    void replaysADeadLetterOnceHoweverOftenItIsAsked() {
        var key = UUID.randomUUID().toString();
        var headers = Topic.headers("counter.counted", 1);
        headers.put("event-type", "counter.unheard-of");
        var at = topic().write(
                        key, json(1, "").replace("\"a\"", "\"" + key + "\"").getBytes(StandardCharsets.UTF_8), headers);
        await().untilAsserted(() -> assertThat(letterAt(at).state()).isEqualTo("parked"));
        database.sql("update dead_letter set headers = headers || '{\"event-type\": \"counter.counted\"}' where id = ?")
                .param(letterAt(at).id())
                .update(); // as if a newer version of the service knew the type

        assertThat(deadLetters.replay(letterAt(at).id())).isEqualTo(DeadLetters.Outcome.DONE);
        assertThat(deadLetters.replay(letterAt(at).id())).isEqualTo(DeadLetters.Outcome.DONE_BEFORE);
        assertThat(deadLetters.discard(letterAt(at).id())).isEqualTo(DeadLetters.Outcome.ENDED_OTHERWISE);
        assertThat(deadLetters.replay(-1)).isEqualTo(DeadLetters.Outcome.MISSING);
        counters.count(key);
        await().untilAsserted(() -> assertThat(effects(key)).containsExactly(1L, 1L));
        assertThat(trails.of(key).received().stream().map(it -> it.event().toString()))
                .contains(headers.get("event-id"));
        assertThat(trails.of(key).deadLetters())
                .singleElement()
                .satisfies(it -> assertThat(it.state()).isEqualTo("replayed"));
    }

    @Test
    void givesEachGroupAnEffectOfItsOwn() {
        var headers = new RecordHeaders();
        Topic.headers("counter.closed", 1)
                .forEach((name, text) -> headers.add(name, text.getBytes(StandardCharsets.UTF_8)));
        var record = new ConsumerRecord<>(
                "two.groups",
                0,
                1L,
                0L,
                TimestampType.CREATE_TIME,
                0,
                2,
                "two groups",
                "{}".getBytes(StandardCharsets.UTF_8),
                headers,
                Optional.empty());
        for (var group : List.of("one", "other", "one")) {
            KafkaUtils.setConsumerGroupId(group);
            inbox.receive(record, CountingService.Message.class, _ -> {});
            KafkaUtils.clearConsumerGroupId();
        }
        assertThat(trails.of("two groups").received())
                .extracting(Trail.Received::consumer, Trail.Received::repeats)
                .containsExactly(tuple("one", 1L), tuple("other", 0L));
    }

    private Topic topic() {
        return new Topic(CountingService.TOPIC, servers);
    }

    private List<Long> effects(String key) {
        return database.sql("select number from effect where key = ? order by id")
                .param(key)
                .query(Long.class)
                .list();
    }

    private DeadLetter letterAt(RecordMetadata at) {
        return database.sql("select id from dead_letter where topic = ? and partition = ? and record_offset = ?")
                .params(at.topic(), at.partition(), at.offset())
                .query(Long.class)
                .optional()
                .flatMap(deadLetters::find)
                .orElseThrow(() -> new AssertionError("nothing parked for " + at));
    }

    private long copiesOf(RecordMetadata at) {
        var copies = new Topic(topic().name() + ".hearing.dlt", topic().servers()).records();
        return copies.stream()
                .filter(each -> text(each, "dead-letter-offset").equals(Long.toString(at.offset())))
                .filter(each -> text(each, "dead-letter-partition").equals(Integer.toString(at.partition())))
                .count();
    }

    private static String text(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
