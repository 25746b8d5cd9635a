package dev.slipway.e2e;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What the broker holds: reads topics from their beginning to their present end, outside any consumer group. */
class PublishedRecords {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String bootstrap;

    PublishedRecords(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** How often each event id stands in the topics; records without an id count under the empty name. */
    Map<String, Integer> eventIds(Set<String> topics) {
        var settings = new Properties();
        settings.put("bootstrap.servers", bootstrap);
        settings.put("isolation.level", "read_committed");
        settings.put("default.api.timeout.ms", "15000");
        var bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
            var partitions = consumer.listTopics().entrySet().stream()
                    .filter(topic -> topics.contains(topic.getKey()))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return readToEnd(consumer, partitions);
        }
    }

    private static Map<String, Integer> readToEnd(
            KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        var ends = consumer.endOffsets(partitions);
        var ids = new HashMap<String, Integer>();
        var deadline = Deadline.in(PATIENCE);
        while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
            consumer.poll(POLL).forEach(record -> ids.merge(eventId(record), 1, Integer::sum));
            if (deadline.isOver()) {
                throw new UserError("The broker did not give all records within " + PATIENCE.toSeconds() + " s.");
            }
        }
        return ids;
    }

    private static String eventId(ConsumerRecord<byte[], byte[]> record) {
        var header = record.headers().lastHeader("event-id");
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
