package dev.slipway.outbox;

import io.micrometer.tracing.Tracer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;

/**
 * A service in one class: counters that tell of each step, and a listener that writes down what it hears. It looks for nothing in its
 * package, which is the outbox's own: that comes as it comes to every service.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
class CountingService {

    static final String TOPIC = "counter.events.v1";

    record Counted(String key, long number, String note) implements OutboundEvent {

        @Override
        public String topic() {
            return TOPIC;
        }

        @Override
        public String type() {
            return "counter.counted";
        }

        @Override
        public long version() {
            return number;
        }

        @Override
        public Instant at() {
            return Instant.parse("2026-11-24T12:00:00Z");
        }
    }

    sealed interface Message {

        @EventType("counter.counted")
        record Counted(String key, long number, @Nullable String note) implements Message {
            public Counted {
                if (number < 0) {
                    throw new IllegalArgumentException("number must not be negative: " + number);
                }
            }
        }

        @EventType("counter.closed")
        record Closed() implements Message {}
    }

    @Bean
    NewTopic counterEvents() {
        return new NewTopic(TOPIC, 3, (short) 1);
    }

    @Bean
    Counters counters(JdbcClient database, Outbox outbox) {
        return new Counters(database, outbox);
    }

    @Bean
    Listener listener(Inbox inbox, JdbcClient database, ObjectProvider<Tracer> tracer) {
        return new Listener(inbox, database, tracer.getIfAvailable(() -> Tracer.NOOP));
    }

    static class Counters {

        private final JdbcClient database;
        private final Outbox outbox;

        Counters(JdbcClient database, Outbox outbox) {
            this.database = database;
            this.outbox = outbox;
        }

        @Transactional
        long count(String key) {
            return count(key, "");
        }

        @Transactional
        long count(String key, String note) {
            var number = database.sql("""
                            insert into counter values (?, 1) on conflict (key) do update set value = counter.value + 1 returning value
                            """).param(key).query(Long.class).single();
            outbox.add(new Counted(key, number, note));
            return number;
        }
    }

    static class Listener {

        private final Inbox inbox;
        private final JdbcClient database;
        private final Tracer tracer;
        final Map<String, Deque<RuntimeException>> failures = new ConcurrentHashMap<>();

        Listener(Inbox inbox, JdbcClient database, Tracer tracer) {
            this.inbox = inbox;
            this.database = database;
            this.tracer = tracer;
        }

        @KafkaListener(topics = TOPIC)
        void on(ConsumerRecord<String, byte[]> record) {
            inbox.receive(record, Message.class, message -> {
                switch (message) {
                    case Message.Counted it -> write(it);
                    case Message.Closed _ -> {}
                }
            });
        }

        private void write(Message.Counted it) {
            if ("broken".equals(it.note())) {
                throw new ContractBrokenException("it says so itself");
            }
            var failure = failures.getOrDefault(it.key(), new ArrayDeque<>()).poll();
            if (failure != null) {
                throw failure;
            }
            var span = tracer.currentSpan();
            database.sql("insert into effect (key, number, trace) values (?, ?, ?)")
                    .params(
                            it.key(),
                            it.number(),
                            span == null ? null : span.context().traceId())
                    .update();
        }
    }
}
