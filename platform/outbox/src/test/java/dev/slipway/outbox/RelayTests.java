package dev.slipway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.test.BackingServices;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
        classes = CountingService.class,
        webEnvironment = WebEnvironment.NONE,
        properties = {"spring.application.name=relaying", "slipway.outbox.relay=false"})
@Import(BackingServices.class)
class RelayTests {

    @Autowired
    private JdbcClient database;

    @Autowired
    private JdbcConnectionDetails details;

    @Autowired
    private ProducerFactory<?, ?> producers;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Outbox outbox;

    @Autowired
    private DeadLetters deadLetters;

    @Autowired
    private OutboxSettings settings;

    @Autowired
    private Wake wake;

    @Value("${spring.kafka.bootstrap-servers}")
    private String servers;

    private final List<Relay> relays = new ArrayList<>();

    private record Told(String topic, String key, long version, Instant at, String text) implements OutboundEvent {

        @Override
        public String type() {
            return "test.told";
        }
    }

    @AfterEach
    void stop() {
        relays.forEach(Relay::stop);
        database.sql("update outbox set state = 'discarded' where state in ('unsent', 'parked', 'held')")
                .update();
    }

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
                await().atMost(Duration.ofSeconds(20)).until(() -> sent() > before || sent() == 2000);
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
                var key = "early-" + i;
                inTransaction(() -> outbox.add(told(topic, key, 1, "")));
            }
            awaitSent(100);
            others.countDown();
        }
        awaitSent(101);
        assertThat(topic.records()).hasSize(101);
    }

    @Test
    void parksWhatTheBrokerRefusesAndStopsItsKeyAlone() {
        var topic = topic(Map.of("max.message.bytes", "2000"));
        relay("one", wake);
        inTransaction(() -> outbox.add(told(topic, "poisoned", 1, "fine")));
        inTransaction(() -> outbox.add(told(topic, "poisoned", 2, "x".repeat(5000))));
        awaitSent(1);
        inTransaction(() -> outbox.add(told(topic, "poisoned", 3, "waits")));
        for (var i = 0; i < 100; i++) {
            var key = "healthy-" + i;
            inTransaction(() -> outbox.add(told(topic, key, 1, "")));
        }
        awaitSent(101);
        await().untilAsserted(() -> assertThat(states("poisoned")).containsExactly("sent", "parked", "held"));
        var parked = deadLetters.page(Long.MAX_VALUE, 1).getFirst();
        assertThat(parked.consumer()).isEqualTo("relay");
        assertThat(parked.reason()).startsWith("too-large");

        topic.set("max.message.bytes", "100000");
        assertThat(deadLetters.replay(parked.id())).isEqualTo(DeadLetters.Outcome.DONE);
        awaitSent(103);
        assertThat(versions(topic, "poisoned")).containsExactly(1L, 2L, 3L);
    }

    @Test
    void goesOnWithAKeyWhoseParkedEventIsDiscarded() {
        var topic = topic(Map.of("max.message.bytes", "2000"));
        relay("one", wake);
        inTransaction(() -> outbox.add(told(topic, "given-up", 1, "x".repeat(5000))));
        await().untilAsserted(() -> assertThat(states("given-up")).containsExactly("parked"));
        inTransaction(() -> outbox.add(told(topic, "given-up", 2, "")));
        await().untilAsserted(() -> assertThat(states("given-up")).containsExactly("parked", "held"));

        var parked = deadLetters.page(Long.MAX_VALUE, 1).getFirst();
        assertThat(deadLetters.discard(parked.id())).isEqualTo(DeadLetters.Outcome.DONE);
        assertThat(deadLetters.replay(parked.id())).isEqualTo(DeadLetters.Outcome.ENDED_OTHERWISE);
        await().untilAsserted(() -> assertThat(states("given-up")).containsExactly("discarded", "sent"));
        assertThat(versions(topic, "given-up")).containsExactly(2L);
    }

    @Test
    void sendsToOtherTopicsWhileOneIsMissing() {
        var topic = topic(Map.of());
        relay("one", wake);
        var missing = new Topic("missing." + UUID.randomUUID(), topic.servers());
        inTransaction(() -> outbox.add(told(missing, "a", 1, "")));
        for (var i = 0; i < 20; i++) {
            inTransaction(() -> outbox.add(told(topic, "a", 1, "")));
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> count("topic = '%s' and state = 'sent'", topic) == 20);
        assertThat(count("topic = '%s' and state = 'unsent'", missing)).isEqualTo(1);
    }

    @Test
    void asksTheDatabaseOnceASecondWhenIdle() throws Exception {
        var statements = new AtomicInteger();
        var counted = new RelayConnection(details, "counted") {
            @Override
            Connection open() throws SQLException {
                return counting(super.open(), statements);
            }
        };
        var relay = new Relay(counted, sender(), wake, settings, new Backlog());
        relays.add(relay);
        relay.start();
        await().until(() -> statements.get() > 2);
        Thread.sleep(1500);
        var before = statements.get();
        Thread.sleep(5000);
        assertThat(statements.get() - before).isBetween(3, 5);
    }

    @Test
    void refusesAnEventWithoutATransaction() {
        var topic = topic(Map.of());
        org.assertj.core.api.Assertions.assertThatIllegalStateException()
                .isThrownBy(() -> outbox.add(told(topic, "a", 1, "")));
    }

    @Test
    void refusesAnEventThatIsTooLargeWhereItsTransactionCanStillFail() {
        var topic = topic(Map.of());
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> inTransaction(() -> outbox.add(told(topic, "a", 1, "x".repeat(300_000)))))
                .withMessageContaining("bytes");
        assertThat(count("topic = '%s'", topic)).isZero();
    }

    private Topic topic(Map<String, String> settings) {
        var topic = Topic.fresh(servers, settings);
        current = topic;
        return topic;
    }

    private Topic current = new Topic("none", "");

    private void relay(String name, Wake woken) {
        var relay = new Relay(new RelayConnection(details, name), sender(), woken, settings, new Backlog());
        relays.add(relay);
        relay.start();
    }

    private KafkaSender sender() {
        return new KafkaSender(producers.getConfigurationProperties());
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> work.run());
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

    private static Told told(Topic topic, String key, long version, String text) {
        return new Told(topic.name(), key, version, Instant.EPOCH, text);
    }

    private void terminateRelays() {
        database.sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name like '%-relay'")
                .query((_, _) -> true)
                .list();
    }

    private void awaitSent(int expected) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(sent()).isEqualTo(expected));
    }

    private long sent() {
        return count("topic = '%s' and state = 'sent'", current);
    }

    private long count(String condition, Topic topic) {
        return database.sql("select count(*) from outbox where " + condition.formatted(topic.name()))
                .query(Long.class)
                .single();
    }

    private List<String> states(String key) {
        return database.sql("select state from outbox where topic = ? and key = ? order by id")
                .params(current.name(), key)
                .query(String.class)
                .list();
    }

    private static List<Long> versions(Topic topic, String key) {
        return topic.records().stream()
                .filter(each -> key.equals(each.key()))
                .map(RelayTests::version)
                .toList();
    }

    private static long version(org.apache.kafka.clients.consumer.ConsumerRecord<String, byte[]> each) {
        var header = each.headers().lastHeader("aggregate-version").value();
        return Long.parseLong(new String(header, StandardCharsets.UTF_8));
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static Connection counting(Connection connection, AtomicInteger statements) {
        return proxy(Connection.class, connection, statements);
    }

    /** Counts what goes to the server: each execution, and each commit. */
    private static <T> T proxy(Class<T> type, T target, AtomicInteger statements) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    if (method.getName().startsWith("execute")
                            || method.getName().equals("commit")) {
                        statements.incrementAndGet();
                    }
                    try {
                        var result = method.invoke(target, arguments);
                        return switch (result) {
                            case PreparedStatement statement -> proxy(PreparedStatement.class, statement, statements);
                            case Statement statement -> proxy(Statement.class, statement, statements);
                            case null, default -> result;
                        };
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }
}
