package dev.slipway.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * One request in flight keeps the order even where a batch expires. After a failure the producer is thrown away, so that
 * nothing of the failed round can still arrive behind the next one.
 */
class KafkaSender implements Sender {

    private static final Duration BLOCK = Duration.ofSeconds(2);
    private static final Duration DELIVERY = Duration.ofSeconds(8);

    /** Above what consumers and brokers take, so that the broker's own answer decides. */
    private static final int MAX_REQUEST = 4 << 20;

    private final Map<String, Object> settings;
    private @Nullable Producer<String, byte[]> producer;

    KafkaSender(Map<String, Object> settings) {
        this.settings = settings;
    }

    /** Model: {@code send} in model/outbox.als. */
    @Override
    public List<Answer> send(List<Row> rows) {
        var pending = new ArrayList<Future<RecordMetadata>>();
        var silent = new HashSet<String>();
        for (var row : rows) {
            pending.add(send(row, silent));
        }
        var deadline = System.nanoTime() + DELIVERY.plusSeconds(1).toNanos();
        var answers = pending.stream().map(each -> answer(each, deadline)).toList();
        if (answers.stream().anyMatch(Answer.Failed.class::isInstance)) {
            close();
        }
        return answers;
    }

    /** A topic without metadata blocks the first send; two such topics mean that the broker is away. */
    private Future<RecordMetadata> send(Row row, Set<String> silent) {
        if (silent.contains(row.topic()) || silent.size() > 1) {
            return CompletableFuture.failedFuture(new KafkaException("no answer about topic " + row.topic()));
        }
        Future<RecordMetadata> sent;
        try {
            sent = producer().send(record(row));
        } catch (KafkaException | IllegalStateException failed) {
            sent = CompletableFuture.failedFuture(failed);
        }
        if (sent.isDone() && answer(sent, System.nanoTime()) instanceof Answer.Failed) {
            silent.add(row.topic());
        }
        return sent;
    }

    private static ProducerRecord<String, byte[]> record(Row row) {
        var message = new ProducerRecord<String, byte[]>(row.topic(), row.key(), row.payload());
        row.headers().values().forEach(message.headers()::add);
        return message;
    }

    private static Answer answer(Future<RecordMetadata> sent, long deadline) {
        try {
            var at = sent.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            return new Answer.Acknowledged(at.partition(), at.offset());
        } catch (ExecutionException failed) {
            return answer(failed.getCause());
        } catch (TimeoutException silence) {
            return new Answer.Failed("no answer in time");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Answer.Failed("stopped");
        }
    }

    private static Answer answer(@Nullable Throwable failure) {
        return switch (failure) {
            case RecordTooLargeException _, RecordBatchTooLargeException _ ->
                new Answer.Refused("too-large: the broker takes no message of this size");
            case InvalidTopicException _ -> new Answer.Refused("bad-topic: the broker knows no such name");
            case InvalidRecordException _, SerializationException _ ->
                new Answer.Refused("unreadable: the broker refuses the message");
            case null, default -> new Answer.Failed(String.valueOf(failure));
        };
    }

    private Producer<String, byte[]> producer() {
        var running = producer;
        if (running == null) {
            running = new KafkaProducer<>(settings(settings), new StringSerializer(), new ByteArraySerializer());
            producer = running;
        }
        return running;
    }

    /** The service's own connection to the broker; order and safety are not its to choose. */
    static Map<String, Object> settings(Map<String, Object> service) {
        var all = new HashMap<>(service);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        all.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        all.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        all.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
        all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST);
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) BLOCK.toMillis());
        all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) DELIVERY.toMillis() / 2);
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY.toMillis());
        return all;
    }

    @Override
    public void close() {
        var running = producer;
        producer = null;
        if (running != null) {
            running.close(Duration.ZERO);
        }
    }
}
