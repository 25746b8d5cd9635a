package dev.slipway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.BackingServices;
import dev.slipway.test.Database;
import dev.slipway.test.Eventually;
import dev.slipway.test.Link;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** A service whose database and broker hang on cables. */
@SpringJUnitConfig(BackingServices.class)
@ExtendWith(OutputCaptureExtension.class)
class AbsenceTests {

    /** design.md: a service recovers after its dependency returns, no restart. */
    private static final Duration RECOVERY = Duration.ofSeconds(15);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Database own = BackingServices.freshDatabase();
    private final Link database = new Link(own.host(), own.port());
    private final Link broker;
    private final String servers;

    AbsenceTests(@Value("${spring.kafka.bootstrap-servers}") String servers) {
        this.servers = servers;
        var first = servers.replaceFirst("^.*://", "").split(",")[0].split(":");
        this.broker = new Link(first[0], Integer.parseInt(first[1]));
    }

    @AfterEach
    void close() {
        database.close();
        broker.close();
    }

    @Test
    void waitsForItsDatabaseAtStartAndForItsBrokerWhenRunning(CapturedOutput output) throws Exception {
        database.cut();
        broker.cut();
        try (var starter = Executors.newSingleThreadExecutor()) {
            var starting = starter.submit(this::start);
            Eventually.within(PATIENCE, () -> assertThat(output).contains("Retrying in"));
            assertThat(starting.isDone()).isFalse();
            database.mend();
            try (var service = starting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                var key = UUID.randomUUID().toString();
                service.getBean(CountingService.Counters.class).count(key);
                Eventually.within(PATIENCE, () -> assertThat(output).contains("Waiting for the broker", "Events for"));
                assertThat(trail(service, key).sent())
                        .singleElement()
                        .satisfies(it -> assertThat(it.sentAt()).isNull());
                broker.mend();
                Eventually.within(
                        RECOVERY,
                        () -> assertThat(trail(service, key).received()).hasSize(1));
            }
        }
    }

    static Stream<Arguments> absences() {
        Consumer<Link> died = Link::cut;
        Consumer<Link> vanished = Link::clog;
        return Stream.of(Arguments.argumentSet("died", died), Arguments.argumentSet("vanished", vanished));
    }

    @ParameterizedTest
    @MethodSource("absences")
    void goesOnAfterItsDatabaseWasAwayAndCountsNoAttempt(Consumer<Link> absence, CapturedOutput output) {
        try (var service = start()) {
            var counters = service.getBean(CountingService.Counters.class);
            var warm = UUID.randomUUID().toString();
            counters.count(warm);
            Eventually.within(
                    PATIENCE, () -> assertThat(trail(service, warm).received()).hasSize(1));

            absence.accept(database);
            var key = UUID.randomUUID().toString();
            new Topic(CountingService.TOPIC, servers)
                    .write(
                            key,
                            "{\"key\": \"%s\", \"number\": 1}".formatted(key).getBytes(StandardCharsets.UTF_8),
                            Topic.headers("counter.counted", 1));
            Eventually.within(
                    PATIENCE, () -> assertThat(output).contains("waits for what is away", "waits for its database"));
            database.mend();
            Eventually.within(
                    RECOVERY,
                    () -> assertThat(trail(service, key).received())
                            .singleElement()
                            .satisfies(it -> assertThat(it.attempt()).isEqualTo(1)));
            counters.count(key);
            Eventually.within(
                    RECOVERY, () -> assertThat(trail(service, key).received()).hasSize(2));
        }
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(CountingService.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.application.name=absence-" + UUID.randomUUID(),
                        "--spring.datasource.url=" + own.url(database.port()),
                        "--spring.datasource.username=" + own.user(),
                        "--spring.datasource.password=" + own.password(),
                        "--spring.kafka.bootstrap-servers=localhost:" + broker.port());
    }

    /** A pool finds out by the next question that a connection of before the absence is dead. */
    private static Trail trail(ConfigurableApplicationContext service, String key) {
        try {
            return service.getBean(Trails.class).of(key);
        } catch (DataAccessResourceFailureException away) {
            throw new AssertionError("The database is not back yet", away);
        }
    }
}
