package dev.slipway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.test.BackingServices;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** A service whose database and broker stand behind doors. */
@SpringJUnitConfig(BackingServices.class)
class AbsenceTests {

    /** design.md: a service recovers after its dependency returns, no restart. */
    private static final Duration RECOVERY = Duration.ofSeconds(15);

    private Door database;
    private Door broker;

    private final String url;
    private final String user;
    private final String password;
    private final String servers;

    AbsenceTests(
            @Value("${spring.datasource.url}") String url,
            @Value("${spring.datasource.username}") String user,
            @Value("${spring.datasource.password}") String password,
            @Value("${spring.kafka.bootstrap-servers}") String servers) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.servers = servers;
    }

    @BeforeEach
    void hang() throws IOException {
        var address = url.replaceFirst("jdbc:postgresql://([^/]+)/.*", "$1").split(":");
        database = new Door(address[0], Integer.parseInt(address[1]));
        var bootstrap = servers.split(",")[0].split(":");
        broker = new Door(bootstrap[0], Integer.parseInt(bootstrap[1]));
    }

    @AfterEach
    void close() throws IOException {
        database.close();
        broker.close();
    }

    @Test
    void waitsForItsDatabaseAtStartAndForItsBrokerWhenRunning() throws Exception {
        try (var starter = Executors.newSingleThreadExecutor()) {
            var starting = starter.submit(this::start);
            Thread.sleep(1500);
            assertThat(starting.isDone()).isFalse();
            database.open();
            try (var service = starting.get()) {
                var key = UUID.randomUUID().toString();
                service.getBean(CountingService.Counters.class).count(key);
                assertThat(trail(service, key).sent())
                        .singleElement()
                        .satisfies(it -> assertThat(it.sentAt()).isNull());
                broker.open();
                await().atMost(RECOVERY)
                        .untilAsserted(
                                () -> assertThat(trail(service, key).received()).hasSize(1));
            }
        }
    }

    @Test
    void goesOnAfterItsDatabaseWasAwayAndCountsNoAttempt() throws Exception {
        database.open();
        broker.open();
        try (var service = start()) {
            var counters = service.getBean(CountingService.Counters.class);
            var warm = UUID.randomUUID().toString();
            counters.count(warm);
            await().atMost(RECOVERY)
                    .untilAsserted(
                            () -> assertThat(trail(service, warm).received()).hasSize(1));

            database.shut();
            var key = UUID.randomUUID().toString();
            new Topic(CountingService.TOPIC, servers)
                    .write(
                            key,
                            "{\"key\": \"%s\", \"number\": 1}"
                                    .formatted(key)
                                    .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                            Topic.headers("counter.counted", 1));
            Thread.sleep(4000);
            database.open();
            await().atMost(RECOVERY)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(trail(service, key).received())
                            .singleElement()
                            .satisfies(it -> assertThat(it.attempt()).isEqualTo(1)));
            counters.count(key);
            await().atMost(RECOVERY)
                    .untilAsserted(
                            () -> assertThat(trail(service, key).received()).hasSize(2));
        }
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(CountingService.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.application.name=absence-" + UUID.randomUUID(),
                        "--spring.datasource.url=" + url.replaceFirst(":[0-9]+/", ":" + database.port() + "/"),
                        "--spring.datasource.username=" + user,
                        "--spring.datasource.password=" + password,
                        "--spring.datasource.hikari.connection-timeout=1000",
                        "--spring.kafka.bootstrap-servers=localhost:" + broker.port());
    }

    private static Trail trail(ConfigurableApplicationContext service, String key) {
        return service.getBean(Trails.class).of(key);
    }
}
