package dev.slipway.e2e.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.e2e.OnAStack;
import dev.slipway.e2e.Scene;
import dev.slipway.e2e.Shopper;
import dev.slipway.e2e.Views;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A consumer group set back to the beginning reads years of orders again, and does nothing twice. */
@OnAStack
@Order(80)
@Tag("minutes")
class GroupResetTests {

    private static final String REPEATS = "select coalesce(sum(repeats), 0)::bigint from verify.inbox";

    private final Shopper alice = Scene.person("alice");

    @BeforeEach
    void hasABroker() {
        Scene.needsItsProcesses();
    }

    @ParameterizedTest
    @ValueSource(strings = {"catalog", "todo", "order"})
    void changesNothingButTheCountOfRepeats(String consumer) throws Exception {
        var sku = Scene.product(3);
        Scene.ended(alice, sku, 1, "approved");
        Scene.ended(alice, sku, 1, "declined");
        Scene.ended(alice, sku, 4, "approved");
        alice.cancel(Scene.id(Scene.ended(alice, sku, 1, "approved")), Scene.SOON);
        assertThat(Scene.verify()).as("every invariant, before").isTrue();
        var before = Views.effects();
        var repeats = Views.number(consumer, REPEATS);

        var members = Scene.stack().replicas(consumer);
        Scene.stop(members);
        try (var admin = Admin.create(Scene.stack().kafka().orElseThrow())) {
            var all = rewind(admin, consumer);
            Scene.start(members);

            Scene.eventually(
                    Scene.AFTER_A_FAULT,
                    () -> assertThat(committed(admin, consumer))
                            .as("read again")
                            .isEqualTo(all));
        }
        assertThat(Views.effects()).isEqualTo(before);
        assertThat(Views.number(consumer, REPEATS)).isGreaterThan(repeats);
        assertThat(Scene.verify()).as("every invariant, after").isTrue();
    }

    /** Where each partition ended. */
    private static Map<TopicPartition, Long> rewind(Admin admin, String group) throws Exception {
        var ends = committed(admin, group);
        var first = new HashMap<TopicPartition, OffsetSpec>();
        ends.keySet().forEach(it -> first.put(it, OffsetSpec.earliest()));
        var begin = new HashMap<TopicPartition, OffsetAndMetadata>();
        admin.listOffsets(first).all().get().forEach((it, at) -> begin.put(it, new OffsetAndMetadata(at.offset())));
        admin.alterConsumerGroupOffsets(group, begin).all().get();
        return ends;
    }

    private static Map<TopicPartition, Long> committed(Admin admin, String group) {
        var offsets = new HashMap<TopicPartition, Long>();
        try {
            admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((it, at) -> offsets.put(it, at.offset()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return offsets;
    }
}
