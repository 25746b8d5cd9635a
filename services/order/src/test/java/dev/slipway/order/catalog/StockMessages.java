package dev.slipway.order.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.order.OrderId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Messages as catalog would send them. */
public final class StockMessages {

    private static final String TOPIC = "stock.events.v1";
    private static final AtomicLong OFFSETS = new AtomicLong();

    private StockMessages() {}

    public static ProducerRecord<String, byte[]> reserved(OrderId order) {
        return message(order, "stock.reserved", """
                {"order":"%s","lines":[{"sku":"MUG","quantity":3}],"at":"2026-11-24T09:15:30Z"}""");
    }

    public static ProducerRecord<String, byte[]> refused(OrderId order) {
        return message(order, "stock.refused", """
                {"order":"%s","reason":"out-of-stock","shortages":[{"sku":"MUG","requested":3,"available":1}],
                 "at":"2026-11-24T09:15:30Z"}""");
    }

    private static ProducerRecord<String, byte[]> message(OrderId order, String type, String json) {
        var message = new ProducerRecord<>(
                TOPIC, order.toString(), json.formatted(order).getBytes(UTF_8));
        Map.of(
                        "event-id",
                        UUID.randomUUID().toString(),
                        "event-type",
                        type,
                        "event-schema",
                        "1",
                        "aggregate-version",
                        "1",
                        "event-time",
                        Instant.now().toString())
                .forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        return message;
    }

    /** The same, as the broker delivers it; handed over twice it is a repeat. */
    public static ConsumerRecord<String, byte[]> delivered(ProducerRecord<String, byte[]> message) {
        var delivery = new ConsumerRecord<>(TOPIC, 0, OFFSETS.getAndIncrement(), message.key(), message.value());
        message.headers().forEach(delivery.headers()::add);
        return delivery;
    }
}
