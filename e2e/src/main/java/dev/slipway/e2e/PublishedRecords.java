package dev.slipway.e2e;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
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
    private static final Duration YOUNG = Duration.ofSeconds(30);

    private final Properties client;

    /** @param client how a client reaches the broker */
    PublishedRecords(Properties client) {
        this.client = client;
    }

    /**
     * The event id at each place, {@code topic-partition@offset}, empty where a record has none; which of them are young;
     * and where each partition begins, since what lay before has been kept long enough.
     */
    record Published(Map<String, String> records, Set<String> young, Map<String, Long> beginnings) {

        boolean lacks(String place) {
            int at = place.lastIndexOf('@');
            var beginning = beginnings.getOrDefault(place.substring(0, at), 0L);
            return !records.containsKey(place) && Long.parseLong(place.substring(at + 1)) >= beginning;
        }

        boolean isYoung(String place) {
            return young.contains(place);
        }
    }

    Published read(Set<String> topics) {
        var settings = new Properties();
        settings.putAll(client);
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

    private static Published readToEnd(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        var ends = consumer.endOffsets(partitions);
        var published = new Published(new HashMap<>(), new HashSet<>(), new HashMap<>());
        consumer.beginningOffsets(partitions)
                .forEach((partition, offset) -> published.beginnings().put(partition.toString(), offset));
        var oldest = System.currentTimeMillis() - YOUNG.toMillis();
        var deadline = Deadline.in(PATIENCE);
        while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
            consumer.poll(POLL).forEach(record -> {
                var place = record.topic() + "-" + record.partition() + "@" + record.offset();
                published.records().put(place, eventId(record));
                if (record.timestamp() > oldest) {
                    published.young().add(place);
                }
            });
            if (deadline.isOver()) {
                throw new UserError("The broker did not give all records within " + PATIENCE.toSeconds() + " s.");
            }
        }
        return published;
    }

    private static String eventId(ConsumerRecord<byte[], byte[]> record) {
        var header = record.headers().lastHeader("event-id");
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
