package dev.slipway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.slipway.test.Eventually;
import dev.slipway.test.Statements;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What leaves, in which order, and what becomes of that which cannot. */
class RelayTests extends RelayFixture {

    @Autowired
    private DeadLetters deadLetters;

    @Autowired
    private DeadLetterQueries queries;

    @Test
    void keepsTheOrderOfEachKeyWhileTwoRelaysTakeTurnsAndLoseTheirConnections() throws Exception {
        var topic = topic(Map.of());
        relay("one", wake);
        relay("two", new Wake());
        try (var writers = Executors.newFixedThreadPool(8)) {
            for (var writer = 0; writer < 8; writer++) {
                writers.submit(() -> {
                    for (var i = 0; i < 250; i++) {
                        count(topic, "key-" + ThreadLocalRandom.current().nextInt(50));
                    }
                });
            }
            for (var kill = 0; kill < 4; kill++) {
                var before = sent();
                Eventually.within(
                        PATIENCE,
                        () -> assertThat(sent())
                                .satisfiesAnyOf(
                                        it -> assertThat(it).isGreaterThan(before),
                                        it -> assertThat(it).isEqualTo(2000)));
                terminateRelays();
            }
        }
        awaitSent(2000);

        var seen = new HashMap<String, LinkedHashSet<Long>>();
        topic.records()
                .forEach(each -> seen.computeIfAbsent(each.key(), _ -> new LinkedHashSet<>())
                        .add(version(each)));
        assertThat(seen.values().stream().mapToInt(LinkedHashSet::size).sum()).isEqualTo(2000);
        assertThat(seen)
                .allSatisfy((_, versions) -> assertThat(versions)
                        .containsExactlyElementsOf(LongStream.rangeClosed(1, versions.size())
                                .boxed()
                                .toList()));
    }

    @Test
    void sendsWhatCommitsLate() throws Exception {
        var topic = topic(Map.of());
        relay("one", wake);
        var written = new CountDownLatch(1);
        var others = new CountDownLatch(1);
        try (var holder = Executors.newSingleThreadExecutor()) {
            holder.submit(() -> inTransaction(() -> {
                outbox.add(told(topic, "late", 1, ""));
                written.countDown();
                waitFor(others);
            }));
            waitFor(written);
            for (var i = 0; i < 100; i++) {
                tell(topic, "early-" + i, 1);
            }
            awaitSent(100);
            others.countDown();
        }
        awaitSent(101);
        assertThat(topic.records()).hasSize(101);
    }

    @Test
    void notesWhereAndWhenTheBrokerTookEachEvent() {
        var topic = topic(Map.of());
        var before = Instant.now();
        for (var i = 0; i < 20; i++) {
            tell(topic, "key-" + i, 1);
        }
        relay("one", wake);
        awaitSent(20);

        var places = topic.records().stream()
                .map(each -> each.key() + " " + each.partition() + " " + each.offset())
                .toList();
        assertThat(database.sql(
                                "select key || ' ' || sent_partition || ' ' || sent_offset from outbox where topic = ? and sent_at between ? and clock_timestamp()")
                        .params(topic.name(), Timestamp.from(before))
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(places);
    }

    /** What was sent and not acknowledged is sent once more, in order; nothing is parked for it. */
    @Test
    void repeatsWhoseAcknowledgementWasLost() {
        var topic = topic(Map.of());
        var rounds = new AtomicInteger();
        var real = sender();
        relay(
                new RelayConnection(details, "deaf"),
                new Sender() {
                    @Override
                    public List<Answer> send(List<Row> rows) {
                        var answers = real.send(rows);
                        return rounds.incrementAndGet() > 3
                                ? answers
                                : rows.stream()
                                        .<Answer>map(_ -> new Answer.Failed("lost"))
                                        .toList();
                    }

                    @Override
                    public void close() {
                        real.close();
                    }
                },
                wake,
                settings);
        inTransaction(() -> LongStream.rangeClosed(1, 5).forEach(it -> outbox.add(told(topic, "a", it, ""))));
        awaitSent(5);

        assertThat(versions(topic, "a"))
                .startsWith(1L, 2L, 3L, 4L, 5L)
                .endsWith(1L, 2L, 3L, 4L, 5L)
                .hasSize(20);
        assertThat(states("a")).containsOnly("sent");
    }

    /** A service's own settings are for its own producers: an event must survive the loss of a replica, in its order. */
    @Test
    void asksForEveryReplicaWhateverTheServiceSays() {
        var asked = KafkaSender.settings(Map.of("acks", "0", "max.in.flight.requests.per.connection", 5));
        assertThat(asked)
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("max.in.flight.requests.per.connection", 1);
    }

    @Test
    void parksWhatTheBrokerRefusesAndStopsItsKeyAlone() {
        var topic = topic(Map.of("max.message.bytes", "2000"));
        relay("one", wake);
        tell(topic, "poisoned", 1);
        inTransaction(() -> outbox.add(told(topic, "poisoned", 2, "x".repeat(5000))));
        awaitSent(1);
        tell(topic, "poisoned", 3);
        for (var i = 0; i < 100; i++) {
            tell(topic, "healthy-" + i, 1);
        }
        awaitSent(101);
        awaitStates("poisoned", "sent", "parked", "held");
        var parked = queries.page(false, Long.MAX_VALUE, 1).getFirst();
        assertThat(parked.consumer()).isEqualTo("relay");
        assertThat(parked.reason()).startsWith("too-large");
        assertThat(parked.topic()).isEqualTo(topic.name());
        assertThat(parked.traceId()).matches("[0-9a-f]{32}");

        topic.set("max.message.bytes", "100000");
        assertThat(deadLetters.replay(parked.id(), "an admin")).isEqualTo(DeadLetters.Outcome.DONE);
        awaitSent(103);
        assertThat(versions(topic, "poisoned")).containsExactly(1L, 2L, 3L);
    }

    @Test
    void goesOnWithAKeyWhoseParkedEventIsDiscarded() {
        var topic = topic(Map.of("max.message.bytes", "2000"));
        relay("one", wake);
        inTransaction(() -> outbox.add(told(topic, "given-up", 1, "x".repeat(5000))));
        awaitStates("given-up", "parked");
        tell(topic, "given-up", 2);
        awaitStates("given-up", "parked", "held");

        var parked = queries.page(false, Long.MAX_VALUE, 1).getFirst();
        assertThat(deadLetters.discard(parked.id(), "an admin")).isEqualTo(DeadLetters.Outcome.DONE);
        assertThat(deadLetters.replay(parked.id(), "an admin")).isEqualTo(DeadLetters.Outcome.ENDED_OTHERWISE);
        awaitStates("given-up", "discarded", "sent");
        assertThat(versions(topic, "given-up")).containsExactly(2L);
    }

    @Test
    void sendsToOtherTopicsWhileOneIsMissingAndToThatOneOnceItIsThere() {
        var missing = new Topic("missing." + UUID.randomUUID(), servers);
        var topic = topic(Map.of());
        relay("one", wake);
        LongStream.rangeClosed(1, 3).forEach(it -> tell(missing, "a", it));
        LongStream.rangeClosed(1, 20).forEach(it -> tell(topic, "a", it));
        awaitSent(20);
        assertThat(count("topic = '%s' and state = 'unsent'", missing)).isEqualTo(3);

        missing.create(Map.of());
        Eventually.within(
                PATIENCE,
                () -> assertThat(count("topic = '%s' and state = 'sent'", missing))
                        .isEqualTo(3));
        assertThat(versions(missing, "a")).containsExactly(1L, 2L, 3L);
    }

    @Test
    void refusesAnEventWithoutATransaction() {
        var topic = topic(Map.of());
        assertThatIllegalStateException().isThrownBy(() -> outbox.add(told(topic, "a", 1, "")));
    }

    @Test
    void refusesAnEventThatIsTooLargeWhereItsTransactionCanStillFail() {
        var topic = topic(Map.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> inTransaction(() -> outbox.add(told(topic, "a", 1, "x".repeat(300_000)))))
                .withMessageContaining("bytes");
        assertThat(count("topic = '%s'", topic)).isZero();
    }

    @Test
    void costsTheBusinessTransactionOneStatement() throws Exception {
        var topic = topic(Map.of());
        var seen = Statements.of(() -> tell(topic, "a", 1));
        assertThat(seen.sql()).singleElement().asString().startsWith("insert into outbox");
        assertThat(seen.commits()).isOne();
    }

    private void count(Topic topic, String key) {
        inTransaction(() -> {
            var number = database.sql(
                            "insert into counter values (?, 1) on conflict (key) do update set value = counter.value + 1 returning value")
                    .param(topic.name() + key)
                    .query(Long.class)
                    .single();
            outbox.add(told(topic, key, number, ""));
        });
    }

    private void awaitStates(String key, String... expected) {
        Eventually.within(PATIENCE, () -> assertThat(states(key)).containsExactly(expected));
    }

    private void terminateRelays() {
        database.sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name like '%-relay'")
                .query((_, _) -> true)
                .list();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
