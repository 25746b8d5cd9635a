package dev.slipway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.BackingServices;
import dev.slipway.test.Eventually;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
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
import org.springframework.util.unit.DataSize;

/** A service whose relays a test starts itself, each with a topic of its own. */
@SpringBootTest(
        classes = CountingService.class,
        webEnvironment = WebEnvironment.NONE,
        properties = {"spring.application.name=relaying", "slipway.outbox.relay=false"})
@Import(BackingServices.class)
abstract class RelayFixture {

    /** A relay that never asks by itself once it has begun. */
    static final OutboxSettings SILENT =
            new OutboxSettings(true, DataSize.ofKilobytes(256), 250, Duration.ofHours(1), Duration.ofDays(30));

    static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    JdbcClient database;

    @Autowired
    JdbcConnectionDetails details;

    @Autowired
    ProducerFactory<?, ?> producers;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Outbox outbox;

    @Autowired
    OutboxSettings settings;

    @Autowired
    Wake wake;

    @Value("${spring.kafka.bootstrap-servers}")
    String servers;

    private final List<Relay> relays = new ArrayList<>();

    private Topic current = new Topic("none", "");

    record Told(String topic, String key, long version, Instant at, String text) implements OutboundEvent {

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

    Topic topic(Map<String, String> settings) {
        current = Topic.fresh(servers, settings);
        return current;
    }

    Relay relay(String name, Wake woken) {
        return relay(new RelayConnection(details, name), sender(), woken, settings);
    }

    Relay relay(RelayConnection connection, Sender sender, Wake woken, OutboxSettings settings) {
        return relay(connection, sender, woken, settings, new Backlog());
    }

    Relay relay(RelayConnection connection, Sender sender, Wake woken, OutboxSettings settings, Backlog backlog) {
        var relay = new Relay(connection, sender, woken, settings, backlog);
        relays.add(relay);
        relay.start();
        return relay;
    }

    KafkaSender sender() {
        return new KafkaSender(producers.getConfigurationProperties());
    }

    void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> work.run());
    }

    void tell(Topic topic, String key, long version) {
        inTransaction(() -> outbox.add(told(topic, key, version, "")));
    }

    static Told told(Topic topic, String key, long version, String text) {
        return new Told(topic.name(), key, version, Instant.EPOCH, text);
    }

    void awaitSent(int expected) {
        Eventually.within(PATIENCE, () -> assertThat(sent()).isEqualTo(expected));
    }

    long sent() {
        return count("topic = '%s' and state = 'sent'", current);
    }

    long count(String condition, Topic topic) {
        return database.sql("select count(*) from outbox where " + condition.formatted(topic.name()))
                .query(Long.class)
                .single();
    }

    List<String> states(String key) {
        return database.sql("select state from outbox where topic = ? and key = ? order by id")
                .params(current.name(), key)
                .query(String.class)
                .list();
    }

    static List<Long> versions(Topic topic, String key) {
        return topic.records().stream()
                .filter(each -> key.equals(each.key()))
                .map(RelayFixture::version)
                .toList();
    }

    static long version(ConsumerRecord<String, byte[]> each) {
        var header = each.headers().lastHeader("aggregate-version").value();
        return Long.parseLong(new String(header, StandardCharsets.UTF_8));
    }
}
