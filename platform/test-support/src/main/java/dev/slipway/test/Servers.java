package dev.slipway.test;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;

/** The servers of this JVM, each started by the first test that asks and stopped with the JVM. */
final class Servers {

    private static final Logger log = LoggerFactory.getLogger(Servers.class);

    private Servers() {}

    static Postgres postgres() {
        return PostgresHolder.SERVER;
    }

    static Kafka kafka() {
        return KafkaHolder.SERVER;
    }

    private static <T> T choose(String what, Supplier<T> container, Supplier<T> embedded) {
        var docker = Docker.ANSWERS;
        log.info("Tests use {}: {}", what, docker ? "a container" : "an embedded server, as no Docker answers");
        return docker ? container.get() : embedded.get();
    }

    private static final class Docker {
        static final boolean ANSWERS = DockerClientFactory.instance().isDockerAvailable();
    }

    private static final class PostgresHolder {
        static final Postgres SERVER = choose("PostgreSQL", Postgres::container, Postgres::embedded);
    }

    private static final class KafkaHolder {
        static final Kafka SERVER = choose("Kafka", Kafka::container, Kafka::embedded);
    }
}
