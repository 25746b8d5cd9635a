package dev.slipway.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(classes = BackingServicesTests.App.class)
@Import(BackingServices.class)
class BackingServicesTests {

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    static class App {}

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    DataSource source;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Environment environment;

    @Test
    void sortsAndSearchesLikeProduction() {
        assertThat(jdbc.queryForObject("select lower('ÄÖÜ')", String.class)).isEqualTo("äöü");
        assertThat(jdbc.queryForObject("select 'Müller' ilike 'MÜLL%'", Boolean.class))
                .isTrue();
        assertThat(jdbc.queryForObject("select to_tsvector('german', 'Häuser')::text", String.class))
                .contains("haus");
        assertThat(jdbc.queryForObject("show server_version", String.class)).startsWith("18");
    }

    @Test
    void ownsItsDatabaseAndNothingElse() {
        jdbc.execute("create extension if not exists pg_trgm");
        assertThat(jdbc.queryForObject("select rolsuper from pg_roles where rolname = current_user", Boolean.class))
                .isFalse();
        assertThat(Servers.postgres().freshDatabase().url())
                .isNotEqualTo(environment.getProperty("spring.datasource.url"));
    }

    @Test
    void countsStatementsAndCommits() throws Exception {
        jdbc.execute("create table if not exists counted (id int)");

        var seen = Statements.of(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.update("insert into counted values (?)", 1);
            jdbc.batchUpdate("insert into counted values (?)", List.of(new Object[] {2}, new Object[] {3}));
            jdbc.queryForList("select id from counted");
        }));

        assertThat(seen.sql()).hasSize(3);
        assertThat(seen.mentioning("insert")).hasSize(2);
        assertThat(seen.commits()).isOne();
        assertThat(Statements.count(() -> {})).isZero();
    }

    @Test
    void hasABrokerThatMakesNoTopicByItself() throws Exception {
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                environment.getRequiredProperty("spring.kafka.bootstrap-servers"),
                "max.block.ms",
                "2000");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("nobody.declared.it", "k", "v"))
                            .get(5, TimeUnit.SECONDS))
                    .hasMessageContaining("nobody.declared.it");
        }
    }
}
