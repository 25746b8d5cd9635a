package dev.slipway.test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The servers of this JVM: containers where Docker answers, real binaries as child processes where it does not. */
final class Servers {

    private static final String MAX_CONNECTIONS = "400"; // every cached application context keeps a pool

    private static final Once<Boolean> CONTAINERS = Once.of(Servers::chooseContainers);
    private static final Once<PostgresServer> POSTGRES =
            Once.of(() -> CONTAINERS.get() ? postgresContainer() : embeddedPostgres());
    private static final Once<String> KAFKA = Once.of(() -> CONTAINERS.get() ? kafkaContainer() : embeddedKafka());

    private Servers() {}

    static PostgresServer postgres() {
        return POSTGRES.get();
    }

    static String kafka() {
        return KAFKA.get();
    }

    /** {@code SLIPWAY_TEST_SERVERS=embedded} or {@code containers} overrides what is found. */
    private static boolean chooseContainers() {
        var wish = Optional.ofNullable(System.getenv("SLIPWAY_TEST_SERVERS"))
                .map(text -> text.toLowerCase(Locale.ROOT))
                .orElse("");
        var containers = wish.equals("containers")
                || (!wish.equals("embedded")
                        && dockerIsLikely()
                        && DockerClientFactory.instance().isDockerAvailable());
        say(
                containers
                        ? "Docker answers: tests run on containers of postgres:18 and apache/kafka:4.2.1"
                        : "Docker does not answer: tests run on embedded PostgreSQL 18.6 and Kafka 4.2.1");
        return containers;
    }

    /** Testcontainers tries long and loudly before it says no: look for an engine's traces first. */
    private static boolean dockerIsLikely() {
        return System.getenv("DOCKER_HOST") != null
                || Files.exists(Path.of("/var/run/docker.sock"))
                || Files.exists(Path.of(System.getProperty("user.home"), ".docker", "run", "docker.sock"))
                || Files.exists(Path.of(System.getProperty("user.home"), ".testcontainers.properties"));
    }

    @SuppressWarnings("resource") // lives as long as the JVM; Testcontainers removes it
    private static PostgresServer postgresContainer() {
        var container = new PostgreSQLContainer("postgres:18")
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=" + MAX_CONNECTIONS);
        container.start();
        return new PostgresServer(
                container.getHost(),
                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                container.getUsername(),
                container.getPassword());
    }

    @SuppressWarnings("resource")
    private static String kafkaContainer() {
        var container = new KafkaContainer("apache/kafka:4.2.1").withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        container.start();
        return container.getBootstrapServers();
    }

    @SuppressWarnings("resource") // ended by its own shutdown hook
    private static PostgresServer embeddedPostgres() {
        try {
            var server = EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .setServerConfig("max_connections", MAX_CONNECTIONS)
                    .setServerConfig("shared_buffers", "64MB")
                    .start();
            return new PostgresServer("localhost", server.getPort(), "postgres", "postgres");
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL did not start", failed);
        }
    }

    private static String embeddedKafka() {
        var broker = new EmbeddedKafkaKraftBroker(1, 3);
        broker.brokerProperty("auto.create.topics.enable", "false");
        broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
        broker.brokerProperty("offsets.topic.num.partitions", "3");
        var locale = Locale.getDefault();
        Locale.setDefault(Locale.ROOT); // the broker upper-cases names of its enums: a Turkish i would stop it
        try {
            broker.afterPropertiesSet();
        } finally {
            Locale.setDefault(locale);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(broker::destroy, "end-of-test-kafka"));
        return broker.getBrokersAsString();
    }

    @SuppressWarnings("SystemOut") // must be seen whatever a test does with its logging
    private static void say(String sentence) {
        System.out.println("[test-support] " + sentence);
    }
}
