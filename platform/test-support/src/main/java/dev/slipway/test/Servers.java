package dev.slipway.test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The servers of this JVM: containers where Docker answers, real binaries as child processes where it does not. */
final class Servers {

    private static final String MAX_CONNECTIONS = "400"; // every cached application context keeps a pool

    private static final String POSTGRES_IMAGE = "postgres:18.6";
    private static final String KAFKA_IMAGE = "apache/kafka:" + AppInfoParser.getVersion(); // the clients' own

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

    private static boolean chooseContainers() {
        return choose(
                Optional.ofNullable(System.getenv("SLIPWAY_TEST_SERVERS")).orElse(""),
                () -> dockerIsLikely() && DockerClientFactory.instance().isDockerAvailable());
    }

    /** What somebody wishes counts, else what is found; either way it is said. */
    static boolean choose(String wish, BooleanSupplier docker) {
        var containers = switch (wish.toLowerCase(Locale.ROOT)) {
            case "containers" -> true;
            case "embedded" -> false;
            case "" -> docker.getAsBoolean();
            default ->
                throw new IllegalArgumentException(
                        "SLIPWAY_TEST_SERVERS is '%s': say containers or embedded, or leave it unset".formatted(wish));
        };
        var why = wish.isEmpty()
                ? containers ? "Docker answers" : "Docker does not answer"
                : "SLIPWAY_TEST_SERVERS says so";
        say(why + ": tests run on "
                + (containers
                        ? "containers of %s and %s".formatted(POSTGRES_IMAGE, KAFKA_IMAGE)
                        : "embedded PostgreSQL 18 and Kafka " + AppInfoParser.getVersion()));
        return containers;
    }

    /** Testcontainers tries long and loudly before it says no: look for an engine's traces first. */
    private static boolean dockerIsLikely() {
        var home = Path.of(System.getProperty("user.home"));
        var sockets = Stream.of(
                Path.of("/var/run/docker.sock"),
                Path.of(Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR")).orElse("/run"), "docker.sock"),
                home.resolve(".docker/run/docker.sock"),
                home.resolve(".docker/desktop/docker.sock"),
                home.resolve(".testcontainers.properties"));
        return System.getenv("DOCKER_HOST") != null
                || System.getProperty("os.name").startsWith("Windows") // its pipe is no file to look for
                || sockets.anyMatch(Files::exists);
    }

    @SuppressWarnings("resource") // lives as long as the JVM; Testcontainers removes it
    private static PostgresServer postgresContainer() {
        var container = new PostgreSQLContainer(POSTGRES_IMAGE)
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
        var container = new KafkaContainer(KAFKA_IMAGE).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
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
