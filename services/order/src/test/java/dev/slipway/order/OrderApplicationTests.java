package dev.slipway.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.order.catalog.StockMessages;
import dev.slipway.test.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** One order, all the way over the broker; the test plays catalog. */
@OrderTest
class OrderApplicationTests {

    @Value("${spring.kafka.bootstrap-servers}")
    String brokers;

    @Autowired
    Shop shop;

    @Test
    void takesAnOrderFromPlacedToConfirmedOverTheBroker() {
        var order = shop.place("approved");
        try (var heard = consumer()) {
            heard.subscribe(List.of("order.events.v1"));
            awaitType(heard, order, "order.placed");

            shop.hear(StockMessages.reserved(order));

            awaitType(heard, order, "order.confirmed");
        }
        shop.awaitStatus(order, "CONFIRMED", "CAPTURED");
    }

    private static void awaitType(KafkaConsumer<String, String> consumer, OrderId order, String type) {
        Eventually.within(Duration.ofSeconds(30), () -> {
            var types = new ArrayList<String>();
            for (var it : consumer.poll(Duration.ofMillis(500))) {
                if (it.key().equals(order.toString())) {
                    types.add(new String(it.headers().lastHeader("event-type").value(), UTF_8));
                    assertThat(it.value()).contains(order.toString());
                }
            }
            assertThat(types).contains(type);
        });
    }

    private KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
    }
}
