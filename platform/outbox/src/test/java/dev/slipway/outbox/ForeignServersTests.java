package dev.slipway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.Certificate;
import dev.slipway.test.Eventually;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/** Servers that somebody else runs want TLS and a name: whoever connects here must take the same settings. */
class ForeignServersTests {

    private static final Certificate CERTIFICATE = Certificate.selfSigned();

    /** The superuser prepares things; whoever else comes must come by TLS. */
    private static final String ACCESS = """
            local all all trust
            host all postgres all trust
            hostssl all all all scram-sha-256
            """;

    @Test
    void reachADatabaseByTlsAlone(@TempDir Path folder) throws IOException, SQLException {
        var access = Files.writeString(folder.resolve("hba.conf"), ACCESS);
        try (var server = EmbeddedPostgres.builder()
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", CERTIFICATE.pem().toString())
                .setServerConfig("ssl_key_file", CERTIFICATE.key().toString())
                .setServerConfig("hba_file", access.toString())
                .start()) {
            execute(server, "create role counting login password 'a secret'");
            execute(server, "create database counting owner counting");
            var url = "jdbc:postgresql://localhost:%d/counting?sslmode=verify-full&sslrootcert=%s"
                    .formatted(server.getPort(), CERTIFICATE.pem());
            var service = new SpringApplicationBuilder(CountingService.class)
                    .web(WebApplicationType.NONE)
                    .run(
                            "--spring.application.name=counting",
                            "--spring.datasource.url=" + url,
                            "--spring.datasource.username=counting",
                            "--spring.datasource.password=a secret",
                            "--spring.kafka.bootstrap-servers=localhost:1");
            try (service) {
                service.getBean(CountingService.Counters.class).count("a");
                Eventually.within(
                        Duration.ofSeconds(20),
                        () -> assertThat(connections(server)).containsOnlyKeys("counting", "counting-relay"));
                assertThat(connections(server).values()).containsOnly(true);
            }
        }
    }

    /** Whether each application's connections are encrypted. */
    private static Map<String, Boolean> connections(EmbeddedPostgres server) throws SQLException {
        var encrypted = new LinkedHashMap<String, Boolean>();
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select application_name, bool_and(ssl) from pg_stat_ssl join pg_stat_activity using (pid)
                        where usename = 'counting' group by application_name""")) {
            while (rows.next()) {
                encrypted.put(rows.getString(1), rows.getBoolean(2));
            }
        }
        return encrypted;
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void takeTheBrokersSettingsFromTheEnvironmentInEveryClient() {
        var variables = Map.<String, Object>of(
                "SPRING_KAFKA_BOOTSTRAP_SERVERS", "localhost:1",
                "SPRING_KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                "SPRING_KAFKA_PROPERTIES_SASL_MECHANISM", "SCRAM-SHA-512",
                "SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"counting\" password=\"a secret\";",
                "SPRING_KAFKA_SSL_BUNDLE", "broker",
                "SPRING_SSL_BUNDLE_PEM_BROKER_TRUSTSTORE_CERTIFICATE",
                        CERTIFICATE.pem().toUri().toString());
        new ApplicationContextRunner()
                .withInitializer(it -> it.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables)))
                .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, KafkaAutoConfiguration.class))
                .run(it -> {
                    ProducerFactory<?, ?> producers = it.getBean(ProducerFactory.class);
                    ConsumerFactory<?, ?> consumers = it.getBean(ConsumerFactory.class);
                    var sender = KafkaSender.settings(producers.getConfigurationProperties());
                    var listeners = consumers.getConfigurationProperties();
                    var admin = it.getBean(KafkaAdmin.class).getConfigurationProperties();
                    assertThat(List.of(sender, listeners, admin))
                            .allSatisfy(client -> assertThat(client)
                                    .containsEntry("security.protocol", "SASL_SSL")
                                    .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                                    .containsKeys("sasl.jaas.config", "ssl.engine.factory.class"));
                    assertAreUsable(sender, listeners, admin);
                });
    }

    /** A client reads its keys and its login when it is made, long before it connects. */
    private static void assertAreUsable(
            Map<String, Object> sender, Map<String, Object> listeners, Map<String, Object> admin) {
        new KafkaProducer<>(sender, new StringSerializer(), new ByteArraySerializer()).close(Duration.ZERO);
        new KafkaConsumer<>(listeners).close();
        Admin.create(admin).close(Duration.ZERO);
    }
}
