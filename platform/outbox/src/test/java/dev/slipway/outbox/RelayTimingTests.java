package dev.slipway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.Eventually;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** When a relay looks, what it holds meanwhile, and how it ends. */
class RelayTimingTests extends RelayFixture {

    @Autowired
    private DataSource pool;

    @Autowired
    private MeterRegistry meters;

    @Test
    void isWokenByACommitOfItsOwnProcess() {
        var topic = topic(Map.of());
        tell(topic, "a", 1);
        relay(new RelayConnection(details, "woken"), sender(), wake, SILENT);
        awaitSent(1);

        tell(topic, "a", 2);
        awaitSent(2);
    }

    @Test
    void findsByAskingWhatNobodyToldItOf() {
        var topic = topic(Map.of());
        tell(topic, "a", 1);
        relay("asking", new Wake());
        awaitSent(1);

        tell(topic, "a", 2);
        awaitSent(2);
    }

    @Test
    void triesAgainWhileAnotherHoldsThePartition() {
        var topic = topic(Map.of());
        var statements = new Executions();
        tell(topic, "a", 1);
        relay(statements.of("trying"), sender(), wake, SILENT);
        awaitSent(1);

        inTransaction(() -> {
            database.sql("select pg_advisory_xact_lock(?, ?)")
                    .params(Batch.LOCKS, OutboxTable.partOf("a"))
                    .query((_, _) -> true)
                    .list();
            var before = statements.times.size();
            Thread.ofVirtual().start(() -> tell(topic, "a", 2));
            Eventually.within(
                    PATIENCE, () -> assertThat(statements.times.size()).isGreaterThan(before + 5));
            assertThat(sent()).isEqualTo(1);
        });
        awaitSent(2);
    }

    @Test
    void asksTheDatabaseOnceASecondWhenIdle() {
        var statements = new Executions();
        relay(statements.of("idle"), sender(), new Wake(), settings);
        Eventually.within(PATIENCE, () -> {
            var last = statements.last(5);
            assertThat(last).hasSize(5);
            assertThat(Duration.ofNanos(last.getLast() - last.getFirst())).isGreaterThan(Duration.ofMillis(3900));
        });
    }

    @Test
    void measuresHowMuchWaitsAndSinceWhen() {
        var topic = topic(Map.of());
        var missing = new Topic("missing." + UUID.randomUUID(), topic.servers());
        tell(missing, "a", 1);
        tell(missing, "b", 1);
        assertThat(meters.get("slipway.outbox.unsent").gauge().value()).isZero();
        var backlog = new Backlog();
        relay(new RelayConnection(details, "measuring"), sender(), wake, settings, backlog);

        Eventually.within(PATIENCE, () -> {
            assertThat(backlog.unsent()).isEqualTo(2);
            assertThat(backlog.ageOfOldest()).isGreaterThan(1);
        });
        database.sql("update outbox set state = 'discarded' where topic = ?")
                .param(missing.name())
                .update();
        Eventually.within(PATIENCE, () -> {
            assertThat(backlog.unsent()).isZero();
            assertThat(backlog.ageOfOldest()).isZero();
        });
    }

    @Test
    void sendsWhileThePoolIsExhausted() throws Exception {
        var topic = topic(Map.of());
        tell(topic, "a", 1);
        var taken = new ArrayList<Connection>();
        try {
            for (var i = 0; i < 10; i++) {
                taken.add(pool.getConnection());
            }
            relay("outside", wake);
            Eventually.within(PATIENCE, () -> assertThat(topic.records()).hasSize(1));
        } finally {
            for (var connection : taken) {
                connection.close();
            }
        }
    }

    @Test
    void leavesTheKeysOfARelayThatHangsToOthers() throws Exception {
        var topic = topic(Map.of());
        var hangs = new CountDownLatch(1);
        var goesOn = new CountDownLatch(1);
        var real = sender();
        relay(
                impatient(),
                new Sender() {
                    @Override
                    public List<Answer> send(List<Row> rows) {
                        hangs.countDown();
                        Eventually.within(
                                PATIENCE, () -> assertThat(goesOn.getCount()).isZero());
                        return real.send(rows);
                    }

                    @Override
                    public void close() {
                        real.close();
                    }
                },
                wake,
                settings);
        tell(topic, "a", 1);
        hangs.await();

        relay("other", new Wake());
        awaitSent(1);
        goesOn.countDown();
        tell(topic, "a", 2);
        awaitSent(2);
        assertThat(versions(topic, "a")).startsWith(1L).endsWith(2L);
    }

    /** The same as a relay's own, but for how long the test has to wait. */
    private RelayConnection impatient() {
        return new RelayConnection(details, "hanging") {
            @Override
            Connection open() throws SQLException {
                var connection = super.open();
                try (var statement = connection.createStatement();
                        var limit = statement.executeQuery("show idle_in_transaction_session_timeout")) {
                    assertThat(limit.next()).isTrue();
                    assertThat(limit.getString(1)).isEqualTo("15s");
                    statement.execute("set idle_in_transaction_session_timeout = '500ms'");
                }
                return connection;
            }
        };
    }

    @Test
    void sendsWhatWasCommittedLastBeforeItStops() {
        var topic = topic(Map.of());
        tell(topic, "a", 1);
        var relay = relay(new RelayConnection(details, "stopping"), sender(), new Wake(), SILENT);
        awaitSent(1);

        tell(topic, "a", 2);
        relay.stop();
        assertThat(sent()).isEqualTo(2);
        assertThat(relay.isRunning()).isFalse();
    }

    @Test
    void startsAgainAfterItWasStopped() {
        var topic = topic(Map.of());
        var relay = relay("again", wake);
        relay.stop();
        tell(topic, "a", 1);
        relay.start();
        awaitSent(1);
    }

    /** When each statement or commit went to the server. */
    private final class Executions {

        final List<Long> times = new CopyOnWriteArrayList<>();

        RelayConnection of(String name) {
            return new RelayConnection(details, name) {
                @Override
                Connection open() throws SQLException {
                    return counted(Connection.class, super.open());
                }
            };
        }

        List<Long> last(int count) {
            var soFar = List.copyOf(times); // the relay goes on meanwhile
            return soFar.subList(Math.max(0, soFar.size() - count), soFar.size());
        }

        private <T> T counted(Class<T> type, T target) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                        if (method.getName().startsWith("execute")
                                || method.getName().equals("commit")) {
                            times.add(System.nanoTime());
                        }
                        try {
                            return switch (method.invoke(target, arguments)) {
                                case PreparedStatement statement -> counted(PreparedStatement.class, statement);
                                case Statement statement -> counted(Statement.class, statement);
                                case Object result -> result;
                                case null -> null;
                            };
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                    }));
        }
    }
}
