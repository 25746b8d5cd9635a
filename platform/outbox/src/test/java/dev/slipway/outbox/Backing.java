package dev.slipway.outbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.test.context.DynamicPropertyRegistrar;

@TestConfiguration(proxyBeanMethods = false)
class Backing {

    static final EmbeddedPostgres POSTGRES = postgres();
    static final EmbeddedKafkaKraftBroker KAFKA = kafka();

    private static final AtomicInteger COUNT = new AtomicInteger();

    private static EmbeddedPostgres postgres() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static EmbeddedKafkaKraftBroker kafka() {
        var broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.brokerProperty("auto.create.topics.enable", "false");
        broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
        var locale = Locale.getDefault();
        Locale.setDefault(Locale.ROOT); // the broker's enums do not survive a Turkish i
        broker.afterPropertiesSet();
        Locale.setDefault(locale);
        return broker;
    }

    /** One per context: the relay of one must not send what another is about to look at. */
    private static String freshDatabase() {
        var name = "outbox_" + COUNT.incrementAndGet();
        try (var connection = POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return name;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Bean
    DynamicPropertyRegistrar backing() {
        return registry -> {
            var database = freshDatabase();
            registry.add("spring.datasource.url", () -> POSTGRES.getJdbcUrl("postgres", database));
            registry.add("spring.datasource.username", () -> "postgres");
            registry.add("spring.kafka.bootstrap-servers", KAFKA::getBrokersAsString);
        };
    }
}
