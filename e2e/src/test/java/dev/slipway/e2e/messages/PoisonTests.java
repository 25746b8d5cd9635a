package dev.slipway.e2e.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.e2e.DeadLetters;
import dev.slipway.e2e.OnAStack;
import dev.slipway.e2e.Scene;
import dev.slipway.e2e.Shopper;
import dev.slipway.e2e.Views;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What can never be read is put aside with its reason, and what stands behind it flows. */
@OnAStack
@Order(7)
class PoisonTests {

    private static final Map<String, List<String>> CONSUMERS =
            Map.of("order.events.v1", List.of("catalog", "todo"), "stock.events.v1", List.of("order"));

    private final Shopper alice = Scene.person("alice");
    private final Shopper bob = Scene.person("bob");

    @BeforeEach
    void hasABroker() {
        Scene.needsItsProcesses();
    }

    @Test
    void putsPoisonAsideAndLetsTheNextHundredFlow() throws Exception {
        var sku = Scene.product(100);
        var sent = new LinkedHashMap<RecordMetadata, String>();
        try (var producer = producer()) {
            for (var topic : CONSUMERS.keySet()) {
                for (int partition = 0; partition < 3; partition++) {
                    for (var poison : poison(topic, partition).entrySet()) {
                        sent.put(producer.send(poison.getValue()).get(), poison.getKey());
                    }
                }
            }
        }

        var ends = hundredOrders(sku);

        assertThat(ends).hasSize(100).extracting(Scene::status).containsOnly("CONFIRMED");
        sent.forEach((record, kind) -> CONSUMERS
                .get(record.topic())
                .forEach(consumer -> Scene.eventually(
                        Scene.AFTER_A_FAULT,
                        () -> assertThat(deadLetters(consumer, record))
                                .as("%s in %s, read by %s", kind, record, consumer)
                                .hasSize(1))));
        for (var consumer : List.of("catalog", "todo", "order")) {
            assertThat(listed(consumer)).as("listed by %s", consumer).isEqualTo(inTable(consumer));
        }
    }

    /** Nobody will ever want it again, and {@code verify} goes on saying why it was put aside. */
    @Test
    void isInspectedAndDiscardedFromATerminal() throws Exception {
        var origin = sent(record("stock.events.v1", 0, "stock.reserved", "1", "{\"order\":"));
        Scene.eventually(
                Scene.AFTER_A_FAULT,
                () -> assertThat(deadLetters("order", origin)).hasSize(1));
        var id = "order/" + numberOf("order", origin);
        var said = new ByteArrayOutputStream();
        var admin = new DeadLetters(
                Scene.person("admin").api(), Scene.stack().services(), new PrintStream(said, true, UTF_8));

        admin.show(id);
        admin.discard(id);
        admin.list(true);

        assertThat(said.toString(UTF_8))
                .contains("bad-json", "stock.events.v1-0@" + origin.offset(), "{\"order\":", "is discarded", id);
        assertThatThrownBy(() -> admin.replay(id)).hasMessageContaining("discarded before");
        assertThat(deadLetters("order", origin)).singleElement().asString().contains("bad-json");
    }

    private List<JsonNode> hundredOrders(String sku) throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var orders = new ArrayList<Future<JsonNode>>();
            for (int i = 0; i < 100; i++) {
                var buyer = i % 2 == 0 ? alice : bob;
                orders.add(threads.submit(() -> {
                    var placed = buyer.place(Map.of(sku, 1), "approved", Scene.RESTART);
                    return buyer.await(Scene.id(placed), Scene.ENDED, Scene.AFTER_A_FAULT);
                }));
            }
            var ends = new ArrayList<JsonNode>();
            for (var order : orders) {
                ends.add(order.get());
            }
            return ends;
        }
    }

    /** One of each kind; the real keys' partitions get all of them. */
    private static Map<String, ProducerRecord<String, byte[]>> poison(String topic, int partition) {
        var type = topic.startsWith("order") ? "order.confirmed" : "stock.reserved";
        var kinds = new LinkedHashMap<String, ProducerRecord<String, byte[]>>();
        kinds.put("no JSON", record(topic, partition, type, "1", "{\"order\":"));
        kinds.put("a type nobody knows", record(topic, partition, "order.exploded", "1", "{}"));
        kinds.put("a future version", record(topic, partition, type, "99", "{}"));
        kinds.put("a broken contract", record(topic, partition, type, "1", "{\"order\":\"4711\"}"));
        kinds.put("nothing", record(topic, partition, type, "1", null));
        kinds.put("no headers", new ProducerRecord<>(topic, partition, key(), "{}".getBytes(UTF_8)));
        kinds.put("too large", record(topic, partition, type, "1", "{\"order\":\"" + "x".repeat(900_000) + "\"}"));
        return kinds;
    }

    private static ProducerRecord<String, byte[]> record(
            String topic, int partition, String type, String schema, String body) {
        var bytes = body == null ? null : body.getBytes(UTF_8);
        var record = new ProducerRecord<>(topic, partition, key(), bytes);
        Map.of(
                        "event-id",
                        UUID.randomUUID().toString(),
                        "event-type",
                        type,
                        "event-schema",
                        schema,
                        "aggregate-version",
                        "1",
                        "event-time",
                        "2026-11-24T09:20:00Z",
                        "traceparent",
                        "00-" + trace() + "-00f067aa0ba902b7-01")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static String trace() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static RecordMetadata sent(ProducerRecord<String, byte[]> record) throws Exception {
        try (var producer = producer()) {
            return producer.send(record).get();
        }
    }

    private static KafkaProducer<String, byte[]> producer() {
        var settings = Scene.stack().kafka().orElseThrow();
        settings.put("max.request.size", "2000000");
        settings.put("delivery.timeout.ms", (int) Duration.ofSeconds(30).toMillis());
        settings.put("request.timeout.ms", (int) Duration.ofSeconds(10).toMillis());
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    private static List<String> deadLetters(String consumer, RecordMetadata origin) {
        return Views.rows(
                consumer,
                "select reason from verify.dead_letters where topic = '" + origin.topic() + "' and partition = "
                        + origin.partition() + " and record_offset = " + origin.offset());
    }

    private static long numberOf(String consumer, RecordMetadata origin) {
        return Views.number(
                consumer,
                "select id from verify.dead_letters where topic = '" + origin.topic() + "' and partition = "
                        + origin.partition() + " and record_offset = " + origin.offset());
    }

    private static long inTable(String consumer) {
        return Views.number(consumer, "select count(*) from verify.dead_letters");
    }

    private static long listed(String consumer) {
        var admin = Scene.person("admin").api();
        return Stream.of(false, true)
                .mapToLong(discarded -> Scene.items(
                                admin, "/api/" + consumer + "/dead-letters?size=100&discarded=" + discarded)
                        .size())
                .sum();
    }
}
