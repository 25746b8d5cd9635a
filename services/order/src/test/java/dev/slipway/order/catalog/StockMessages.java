package dev.slipway.order.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.order.OrderId;
import dev.slipway.test.GoldenMessage;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.node.ObjectNode;

/** Catalog's golden messages, each about an order of the test's. */
public final class StockMessages {

    private static final String TOPIC = "stock.events.v1";
    private static final AtomicLong OFFSETS = new AtomicLong();

    private StockMessages() {}

    public static ProducerRecord<String, byte[]> reserved(OrderId order) {
        return message(order, "reserved", "1");
    }

    public static ProducerRecord<String, byte[]> refused(OrderId order) {
        return message(order, "refused", "1");
    }

    public static ProducerRecord<String, byte[]> released(OrderId order) {
        return message(order, "released", "2");
    }

    private static ProducerRecord<String, byte[]> message(OrderId order, String what, String version) {
        var golden =
                (ObjectNode) GoldenMessage.of("catalog/" + what + ".v1.json").json();
        golden.put("order", order.toString());
        var message =
                new ProducerRecord<>(TOPIC, order.toString(), golden.toString().getBytes(UTF_8));
        var headers = Map.of(
                "event-id",
                UUID.randomUUID().toString(),
                "event-type",
                "stock." + what,
                "event-schema",
                "1",
                "aggregate-version",
                version,
                "event-time",
                Instant.now().toString());
        headers.forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        return message;
    }

    /** The same, as the broker delivers it; handed over twice it is a repeat. */
    public static ConsumerRecord<String, byte[]> delivered(ProducerRecord<String, byte[]> message) {
        var delivery = new ConsumerRecord<>(TOPIC, 0, OFFSETS.getAndIncrement(), message.key(), message.value());
        message.headers().forEach(delivery.headers()::add);
        return delivery;
    }
}
