package dev.slipway.todo.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.test.GoldenMessage;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Plays order: publishes its golden messages, each about an order of one's own. */
@TestConfiguration(proxyBeanMethods = false)
public class OrderEvents {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String brokers;

    OrderEvents(@Value("${spring.kafka.bootstrap-servers}") String brokers) {
        this.brokers = brokers;
    }

    /** In the running system order declares it. */
    @Bean
    static NewTopic orderEvents() {
        return new NewTopic("order.events.v1", 3, (short) 1);
    }

    /** The golden message {@code placed}, {@code confirmed}, … as if it was about this order of this customer. */
    public static ObjectNode fact(String name, UUID order, UUID customer) {
        var body = (ObjectNode)
                JSON.readTree(GoldenMessage.of("order/" + name + ".v1.json").bytes());
        return body.put("order", order.toString()).put("customer", customer.toString());
    }

    public void send(String name, int version, ObjectNode body, UUID event) {
        var key = body.path("order").asString();
        var record = new ProducerRecord<>("order.events.v1", key, JSON.writeValueAsBytes(body));
        Map.of(
                        "event-id",
                        event.toString(),
                        "event-type",
                        "order." + name,
                        "event-schema",
                        "1",
                        "aggregate-version",
                        Integer.toString(version),
                        "event-time",
                        "2026-11-24T09:20:00Z")
                .forEach((header, value) -> record.headers().add(header, value.getBytes(UTF_8)));
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(record);
        }
    }
}
