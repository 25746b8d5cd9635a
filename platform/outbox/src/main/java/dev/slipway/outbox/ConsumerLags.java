package dev.slipway.outbox;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.MessageListenerContainer;

/** How far this service's consumers are behind, by the broker's own count. A broker that is away makes nobody wait longer than a second. */
class ConsumerLags implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(1);

    private final Map<String, Object> settings;
    private final ObjectProvider<KafkaListenerEndpointRegistry> listeners;
    private @Nullable Admin admin;

    ConsumerLags(KafkaAdmin broker, ObjectProvider<KafkaListenerEndpointRegistry> listeners) {
        this.settings = new HashMap<>(broker.getConfigurationProperties());
        this.settings.computeIfPresent(AdminClientConfig.CLIENT_ID_CONFIG, (_, name) -> name + "-lags");
        this.listeners = listeners;
    }

    /** By name; without a number while the broker does not answer. */
    List<SystemReport.ConsumerLag> now() {
        var topics = topicsByGroup();
        var lags = topics.isEmpty() ? Map.<String, Long>of() : ask(topics);
        return topics.keySet().stream()
                .map(group -> new SystemReport.ConsumerLag(group, lags.get(group)))
                .toList();
    }

    private Map<String, Set<String>> topicsByGroup() {
        var topics = new TreeMap<String, Set<String>>();
        listeners.stream()
                .flatMap(each -> each.getListenerContainers().stream())
                .forEach(listener -> topics.computeIfAbsent(String.valueOf(listener.getGroupId()), _ -> new TreeSet<>())
                        .addAll(topics(listener)));
        return topics;
    }

    private static List<String> topics(MessageListenerContainer listener) {
        return List.of(
                Objects.requireNonNullElse(listener.getContainerProperties().getTopics(), new String[0]));
    }

    private Map<String, Long> ask(Map<String, Set<String>> topics) {
        try {
            return new Question(admin(), System.nanoTime() + DEADLINE.toNanos()).lags(topics);
        } catch (KafkaException | ExecutionException | TimeoutException away) {
            return Map.of();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }

    private synchronized Admin admin() {
        var running = admin;
        if (running == null) {
            running = Admin.create(settings);
            admin = running;
        }
        return running;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    /** All that is asked for one report shares one deadline. */
    private record Question(Admin admin, long deadline) {

        Map<String, Long> lags(Map<String, Set<String>> topics)
                throws InterruptedException, ExecutionException, TimeoutException {
            var groups = topics.keySet().stream()
                    .collect(Collectors.toMap(Function.identity(), _ -> new ListConsumerGroupOffsetsSpec()));
            var committed = admin.listConsumerGroupOffsets(groups).all();
            var partitions =
                    partitions(topics.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
            var first = admin.listOffsets(at(partitions, OffsetSpec.earliest())).all();
            var end = get(admin.listOffsets(at(partitions, OffsetSpec.latest())).all());
            var begin = get(first);
            var read = get(committed);
            var lags = new HashMap<String, Long>();
            topics.forEach((group, heard) -> lags.put(
                    group,
                    end.entrySet().stream()
                            .filter(it -> heard.contains(it.getKey().topic()))
                            .mapToLong(it -> it.getValue().offset()
                                    - next(it.getKey(), read.getOrDefault(group, Map.of()), begin))
                            .sum()));
            return lags;
        }

        private List<TopicPartition> partitions(Collection<String> topics)
                throws InterruptedException, ExecutionException, TimeoutException {
            return get(admin.describeTopics(topics).allTopicNames()).values().stream()
                    .flatMap(topic ->
                            topic.partitions().stream().map(it -> new TopicPartition(topic.name(), it.partition())))
                    .toList();
        }

        private static Map<TopicPartition, OffsetSpec> at(List<TopicPartition> partitions, OffsetSpec where) {
            return partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> where));
        }

        /** A group that has read nothing yet begins at the first message that is left. */
        private static long next(
                TopicPartition partition,
                Map<TopicPartition, OffsetAndMetadata> read,
                Map<TopicPartition, ListOffsetsResultInfo> begin) {
            var first = Objects.requireNonNull(begin.get(partition)).offset();
            var committed = read.get(partition);
            return committed == null ? first : Math.max(committed.offset(), first);
        }

        private <T> T get(KafkaFuture<T> answer) throws InterruptedException, ExecutionException, TimeoutException {
            return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
    }
}
