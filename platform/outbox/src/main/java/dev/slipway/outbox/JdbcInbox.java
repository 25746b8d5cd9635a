package dev.slipway.outbox;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.support.KafkaUtils;
import org.springframework.transaction.support.TransactionOperations;

/** The unique row of (consumer, event) and the effect are one commit: whoever comes second only counts. */
class JdbcInbox implements Inbox {

    private static final String REMEMBER = """
            insert into inbox (consumer, event_id, topic, partition, record_offset, key, type, version, attempt, traceparent, event_time)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (consumer, event_id) do update set repeats = inbox.repeats + 1, repeated_at = clock_timestamp()
            returning repeats
            """;

    private final JdbcClient database;
    private final TransactionOperations transaction;
    private final EventReader reader;
    private final DeadLetters deadLetters;
    private final String application;
    private final Map<Place, Tries> tries = new ConcurrentHashMap<>();

    JdbcInbox(
            JdbcClient database,
            TransactionOperations transaction,
            EventReader reader,
            DeadLetters deadLetters,
            String application) {
        this.database = database;
        this.transaction = transaction;
        this.reader = reader;
        this.deadLetters = deadLetters;
        this.application = application;
    }

    private record Place(String consumer, String topic, int partition) {}

    private record Tries(long offset, int failed) {}

    /** Model: {@code receive} in model/outbox.als. */
    @Override
    public <M> void receive(ConsumerRecord<String, byte[]> record, Class<M> family, Consumer<M> effect) {
        var group = KafkaUtils.getConsumerGroupId();
        var delivery = Delivery.of(record, group == null ? application : group);
        try {
            handle(delivery, reader.read(delivery, family), effect);
        } catch (PoisonException poison) {
            deadLetters.park(delivery, String.valueOf(poison.getMessage()));
        } catch (ContractBrokenException broken) {
            deadLetters.park(delivery, "contract-broken: " + broken.getMessage());
        }
    }

    private <M> void handle(Delivery delivery, EventReader.Event<M> event, Consumer<M> effect) {
        var place = new Place(delivery.consumer(), delivery.topic(), delivery.partition());
        var before = tries.get(place);
        var failed = before != null && before.offset() == delivery.offset() ? before.failed() : 0;
        var first = new AtomicReference<@Nullable RuntimeException>();
        try {
            transaction.executeWithoutResult(_ -> {
                try {
                    if (isNew(delivery, event, failed + 1)) {
                        effect.accept(event.message());
                    }
                } catch (RuntimeException failure) {
                    first.set(failure); // a roll-back that fails, too, would hide it
                    throw failure;
                }
            });
            tries.remove(place);
        } catch (RuntimeException last) {
            var failure = Objects.requireNonNullElse(first.get(), last);
            if (failure instanceof ContractBrokenException) {
                tries.remove(place);
            } else if (!Absence.explains(failure)) {
                tries.put(place, new Tries(delivery.offset(), failed + 1));
            }
            throw failure;
        }
    }

    private boolean isNew(Delivery delivery, EventReader.Event<?> event, int attempt) {
        var repeats = database.sql(REMEMBER)
                .param(delivery.consumer())
                .param(event.id())
                .param(delivery.topic())
                .param(delivery.partition())
                .param(delivery.offset())
                .param(Texts.storable(delivery.key()))
                .param(event.type())
                .param(event.version())
                .param(attempt)
                .param(event.traceparent())
                .param(timestamp(event.at()))
                .query(Long.class)
                .single();
        return repeats == 0;
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }
}
