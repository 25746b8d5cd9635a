package dev.slipway.catalog.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.test.GoldenMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Plays order: publishes its golden messages, each for an order of one's own, and hears what catalog answers. */
@TestConfiguration(proxyBeanMethods = false)
public class OrderEvents {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String brokers;

    OrderEvents(@Value("${spring.kafka.bootstrap-servers}") String brokers) {
        this.brokers = brokers;
    }

    @Bean
    static NewTopic orderEvents() {
        return new NewTopic("order.events.v1", 3, (short) 1);
    }

    /** Sends the golden message {@code placed}, {@code confirmed}, … as if it was about {@code order}; returns the event's id. */
    public UUID send(String fact, UUID order, int version) {
        var event = UUID.randomUUID();
        send(fact, order, version, event);
        return event;
    }

    public void send(String fact, UUID order, int version, UUID event) {
        var body = (ObjectNode)
                JSON.readTree(GoldenMessage.of("order/" + fact + ".v1.json").bytes());
        body.put("order", order.toString());
        var record = new ProducerRecord<>("order.events.v1", order.toString(), JSON.writeValueAsBytes(body));
        Map.of(
                        "event-id", event.toString(),
                        "event-type", "order." + fact,
                        "event-schema", "1",
                        "aggregate-version", Integer.toString(version),
                        "event-time", body.path("at").asString())
                .forEach((name, value) -> record.headers().add(new RecordHeader(name, value.getBytes(UTF_8))));
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(record);
        }
    }

    /** Type and body of everything that catalog has published about the order so far. */
    public List<Answer> answersTo(UUID order) {
        var answers = new ArrayList<Answer>();
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor("stock.events.v1").stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    if (order.toString().equals(record.key())) {
                        var type = record.headers().lastHeader("event-type").value();
                        answers.add(new Answer(new String(type, UTF_8), JSON.readTree(record.value())));
                    }
                }
            }
        }
        return answers;
    }

    public record Answer(String type, JsonNode body) {}
}
