package dev.slipway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.test.BackingServices;
import dev.slipway.test.Eventually;
import dev.slipway.test.Statements;
import io.micrometer.tracing.Tracer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.awaitility.core.ThrowingRunnable;
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
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
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
    private DeadLetterQueries queries;

    @Autowired
    private KafkaListenerEndpointRegistry listeners;

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
                poison("unknown-type: two\uFFFDlines", headers -> headers.put("event-type", "two\nlines"), "{}"),
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
        eventually(() -> assertThat(effects(key)).containsExactly(1L));

        var letter = letterAt(at);
        assertThat(letter.reason()).startsWith(reason).doesNotContain("dev.slipway", "Exception");
        assertThat(letter.key()).isEqualTo(key);
        assertThat(letter.consumer()).isEqualTo("hearing");
        assertThat(letter.traceId()).matches("[0-9a-f]{32}");
        eventually(() -> assertThat(copiesOf(at)).isEqualTo(1));
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
        eventually(() -> assertThat(effects(key)).containsExactly(7L));
    }

    @Test
    void countsARepeatAndDoesNothingElse() {
        var key = UUID.randomUUID().toString();
        var headers = Topic.headers("counter.counted", 1);
        var value = json(key, 1);
        var first = topic().write(key, value, headers);
        topic().write(key, value, headers);
        topic().write(key, value, headers);
        eventually(() -> assertThat(trails.of(key).received()).singleElement().satisfies(it -> {
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
        eventually(() -> assertThat(effects(key)).containsExactly(1L));
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
        eventually(() -> assertThat(effects(key)).containsExactly(1L));
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
        var headers = Topic.headers("counter.unheard-of", 1);
        var at = topic().write(key, json(key, 1), headers);
        eventually(() -> assertThat(letterAt(at).state()).isEqualTo("parked"));
        understand(letterAt(at));

        assertThat(deadLetters.replay(letterAt(at).id(), "an admin")).isEqualTo(DeadLetters.Outcome.DONE);
        assertThat(deadLetters.replay(letterAt(at).id(), "an admin")).isEqualTo(DeadLetters.Outcome.DONE_BEFORE);
        assertThat(deadLetters.discard(letterAt(at).id(), "an admin")).isEqualTo(DeadLetters.Outcome.ENDED_OTHERWISE);
        assertThat(deadLetters.replay(-1, "an admin")).isEqualTo(DeadLetters.Outcome.MISSING);
        counters.count(key);
        eventually(() -> assertThat(effects(key)).containsExactly(1L, 1L));
        assertThat(trails.of(key).received().stream().map(it -> it.event().toString()))
                .contains(headers.get("event-id"));
        assertThat(trails.of(key).deadLetters())
                .singleElement()
                .satisfies(it -> assertThat(it.state()).isEqualTo("replayed"));
    }

    /** The key goes on; what is replayed comes behind it, as a compensation may that comes before its cause. */
    @Test
    void letsLaterMessagesOfTheKeyPassAndReplaysBehindThem() {
        var key = UUID.randomUUID().toString();
        var at = topic().write(key, json(key, 1), Topic.headers("counter.unheard-of", 1));
        topic().write(key, json(key, 2), Topic.headers("counter.counted", 2));
        eventually(() -> assertThat(effects(key)).containsExactly(2L));

        understand(letterAt(at));
        assertThat(deadLetters.replay(letterAt(at).id(), "an admin")).isEqualTo(DeadLetters.Outcome.DONE);
        eventually(() -> assertThat(effects(key)).containsExactly(2L, 1L));
    }

    @Test
    void restsOnePartitionAndGoesOnWithTheOthers() {
        var stuck = UUID.randomUUID().toString();
        listener.failures.put(stuck, new ArrayDeque<>(Collections.nCopies(1000, new IllegalStateException("a bug"))));
        var rests = topic().write(stuck, json(stuck, 1), Topic.headers("counter.counted", 1));
        topic().write(stuck, json(stuck, 2), Topic.headers("counter.counted", 2));
        eventually(() -> assertThat(listener.failures.get(stuck)).hasSizeLessThan(1000));

        var flows = Stream.generate(() -> UUID.randomUUID().toString())
                .filter(key -> topic().write(key, json(key, 1), Topic.headers("counter.counted", 1))
                                .partition()
                        != rests.partition())
                .findFirst()
                .orElseThrow();
        eventually(() -> assertThat(effects(flows)).containsExactly(1L));
        assertThat(effects(stuck)).isEmpty();

        listener.failures.remove(stuck);
        eventually(() -> assertThat(effects(stuck)).containsExactly(1L, 2L));
    }

    @Test
    void changesNothingButCountsWhenItsGroupIsReset() throws Exception {
        var key = UUID.randomUUID().toString();
        counters.count(key);
        counters.count(key);
        var poison = topic().write(key, json(key, 3), Topic.headers("counter.unheard-of", 3));
        eventually(() -> assertThat(effects(key)).containsExactly(1L, 2L));
        eventually(() -> assertThat(copiesOf(poison)).isEqualTo(1));
        var rows = rows();
        var repeats = repeats();

        listeners.getListenerContainers().forEach(MessageListenerContainer::stop);
        resetGroup();
        listeners.getListenerContainers().forEach(MessageListenerContainer::start);

        eventually(() -> assertThat(repeats())
                .allSatisfy((event, times) -> assertThat(times).isGreaterThan(repeats.getOrDefault(event, 0L))));
        assertThat(rows()).isEqualTo(rows);
        assertThat(copiesOf(poison)).isEqualTo(1);
    }

    /** All that the group ever did, without the counts of its repeats. */
    private List<String> rows() {
        return database.sql("""
                        select (to_jsonb(inbox) - 'repeats' - 'repeated_at')::text from inbox
                        union all select to_jsonb(effect)::text from effect
                        union all select to_jsonb(dead_letter)::text from dead_letter
                        union all select event_id || topic from outbox
                        order by 1
                        """).query(String.class).list();
    }

    private Map<String, Long> repeats() {
        var repeats = new HashMap<String, Long>();
        database.sql("select event_id, repeats from inbox where consumer = 'hearing' and topic = ?")
                .param(CountingService.TOPIC)
                .query(row -> {
                    repeats.put(row.getString(1), row.getLong(2));
                });
        return repeats;
    }

    private void resetGroup() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            var start = IntStream.range(0, 3)
                    .boxed()
                    .collect(Collectors.toMap(
                            part -> new TopicPartition(CountingService.TOPIC, part), _ -> new OffsetAndMetadata(0)));
            // The broker takes a moment to notice that the group is empty.
            eventually(() ->
                    admin.alterConsumerGroupOffsets("hearing", start).all().get());
        }
    }

    @Test
    void costsTheEffectOneStatementAndNoCommit() throws Exception {
        var record = record("cheap", UUID.randomUUID().toString());
        var seen = Statements.of(() -> inbox.receive(record, CountingService.Message.class, _ -> {}));
        assertThat(seen.sql()).singleElement().asString().startsWith("insert into inbox");
        assertThat(seen.commits()).isOne();
    }

    @Test
    void givesEachGroupAnEffectOfItsOwn() {
        var record = record("two.groups", "two groups");
        for (var group : List.of("one", "other", "one")) {
            KafkaUtils.setConsumerGroupId(group);
            inbox.receive(record, CountingService.Message.class, _ -> {});
            KafkaUtils.clearConsumerGroupId();
        }
        assertThat(trails.of("two groups").received())
                .extracting(Trail.Received::consumer, Trail.Received::repeats)
                .containsExactly(tuple("one", 1L), tuple("other", 0L));
    }

    /** A record that no broker knows of. */
    private static ConsumerRecord<String, byte[]> record(String topic, String key) {
        var headers = new RecordHeaders();
        Topic.headers("counter.closed", 1)
                .forEach((name, text) -> headers.add(name, text.getBytes(StandardCharsets.UTF_8)));
        return new ConsumerRecord<>(
                topic,
                0,
                1L,
                0L,
                TimestampType.CREATE_TIME,
                0,
                2,
                key,
                "{}".getBytes(StandardCharsets.UTF_8),
                headers,
                Optional.empty());
    }

    /** As if a newer version of the service knew the type. */
    private void understand(DeadLetter letter) {
        database.sql("update dead_letter set headers = headers || '{\"event-type\": \"counter.counted\"}' where id = ?")
                .param(letter.id())
                .update();
    }

    private static byte[] json(String key, long number) {
        return "{\"key\": \"%s\", \"number\": %d}".formatted(key, number).getBytes(StandardCharsets.UTF_8);
    }

    private static void eventually(ThrowingRunnable assertion) {
        Eventually.within(Duration.ofSeconds(30), assertion);
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
                .flatMap(queries::find)
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
