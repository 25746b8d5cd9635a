package dev.slipway.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Everything of this module, for services whose component scan knows nothing of it. */
@AutoConfiguration(
        after = {JdbcClientAutoConfiguration.class, KafkaAutoConfiguration.class},
        afterName = {
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration"
        })
@ConditionalOnBooleanProperty(name = "slipway.outbox.enabled", matchIfMissing = true)
@EnableConfigurationProperties(OutboxSettings.class)
class OutboxAutoConfiguration {

    @Bean
    CurrentTrace outboxTrace(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        return new CurrentTrace(
                tracer.getIfAvailable(() -> Tracer.NOOP), propagator.getIfAvailable(() -> Propagator.NOOP));
    }

    @Bean
    Wake outboxWake() {
        return new Wake();
    }

    @Bean
    OutboxTable outboxTable(JdbcClient database, Wake wake) {
        return new OutboxTable(database, wake);
    }

    @Bean
    @ConditionalOnMissingBean
    Outbox outbox(OutboxTable table, JsonMapper json, CurrentTrace trace, OutboxSettings settings) {
        return new JdbcOutbox(table, json, trace, settings);
    }

    @Bean
    DeadLetters deadLetters(
            JdbcClient database, PlatformTransactionManager transactions, OutboxTable outbox, CurrentTrace trace) {
        return new DeadLetters(database, new TransactionTemplate(transactions), outbox, trace);
    }

    @Bean
    DeadLetterQueries deadLetterQueries(JdbcClient database) {
        return new DeadLetterQueries(database);
    }

    @Bean
    @ConditionalOnMissingBean
    Inbox inbox(
            JdbcClient database,
            PlatformTransactionManager transactions,
            JsonMapper json,
            OutboxSettings settings,
            DeadLetters deadLetters,
            @Value("${spring.application.name:slipway}") String application) {
        TransactionOperations transaction = new TransactionTemplate(transactions);
        return new JdbcInbox(database, transaction, new EventReader(json, settings), deadLetters, application);
    }

    @Bean
    @ConditionalOnMissingBean
    Trails trails(JdbcClient database) {
        return new JdbcTrails(database);
    }

    @Bean
    Sender outboxSender(ProducerFactory<?, ?> producers) {
        return new KafkaSender(producers.getConfigurationProperties());
    }

    @Bean
    Backlog outboxBacklog(ObjectProvider<MeterRegistry> meters) {
        var backlog = new Backlog();
        meters.ifAvailable(registry -> {
            Gauge.builder("slipway.outbox.unsent", backlog, Backlog::unsent)
                    .description("Events that wait to be sent, up to 10 000 of each of the eight parts")
                    .register(registry);
            Gauge.builder("slipway.outbox.oldest", backlog, Backlog::ageOfOldest)
                    .description("Age of the oldest event that waits to be sent")
                    .baseUnit("seconds")
                    .register(registry);
        });
        return backlog;
    }

    @Bean
    Relay outboxRelay(
            JdbcConnectionDetails database,
            @Value("${spring.application.name:slipway}") String application,
            Sender sender,
            Wake wake,
            OutboxSettings settings,
            Backlog backlog) {
        return new Relay(new RelayConnection(database, application), sender, wake, settings, backlog);
    }

    @Bean
    OutboxClock outboxClock() {
        return new OutboxClock();
    }

    /** Hides the executor from those who ask the context for any executor. */
    static class OutboxClock implements AutoCloseable {

        private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().name("outbox-clock").daemon().factory());

        @Override
        public void close() {
            executor.shutdownNow();
        }
    }

    @Bean
    @ConditionalOnMissingBean
    CommonErrorHandler retryForEver(OutboxClock clock) {
        return new RetryForEver(clock.executor);
    }

    @Bean
    BrokerArrival brokerArrival(
            KafkaAdmin admin,
            ObjectProvider<NewTopic> topics,
            ObjectProvider<KafkaListenerEndpointRegistry> listeners,
            OutboxClock clock) {
        return new BrokerArrival(admin, topics, listeners, clock.executor);
    }

    @Bean
    Housekeeping outboxHousekeeping(JdbcClient database, OutboxClock clock, OutboxSettings settings) {
        return new Housekeeping(database, clock.executor, settings);
    }
}
