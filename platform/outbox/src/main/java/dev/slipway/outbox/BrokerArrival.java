package dev.slipway.outbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Tries until the broker is there, then creates the declared topics and one dead-letter topic for each topic that a group
 * listens to, and starts the listeners. The service itself is up meanwhile.
 */
class BrokerArrival implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(BrokerArrival.class);

    /** A message that was just small enough for its topic has more headers on its dead-letter topic. */
    private static final Map<String, String> DEAD_LETTERS = Map.of("max.message.bytes", Integer.toString(2 << 20));

    private final KafkaAdmin admin;
    private final ObjectProvider<NewTopic> declared;
    private final ObjectProvider<KafkaListenerEndpointRegistry> registry;
    private final ScheduledExecutorService clock;
    private volatile boolean running;
    private boolean said;

    BrokerArrival(
            KafkaAdmin admin,
            ObjectProvider<NewTopic> declared,
            ObjectProvider<KafkaListenerEndpointRegistry> registry,
            ScheduledExecutorService clock) {
        this.admin = admin;
        this.declared = declared;
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        clock.execute(this::tryNow);
    }

    private void tryNow() {
        if (!running) {
            return;
        }
        try {
            var topics = topics();
            if (topics.length > 0) {
                admin.createOrModifyTopics(topics);
            }
            var listeners = listeners();
            listeners.forEach(this::startUnlessStopped);
            log.info("The broker is there: {} topics, {} listeners", topics.length, listeners.size());
        } catch (RuntimeException away) {
            if (!said) {
                log.warn("Waiting for the broker: {}", String.valueOf(away.getMessage()));
                said = true;
            }
            var _ = clock.schedule(this::tryNow, 1, TimeUnit.SECONDS);
        }
    }

    private synchronized void startUnlessStopped(MessageListenerContainer listener) {
        if (running && !listener.isRunning()) {
            listener.start();
        }
    }

    private List<MessageListenerContainer> listeners() {
        return registry.stream()
                .flatMap(each -> each.getListenerContainers().stream())
                .toList();
    }

    private NewTopic[] topics() {
        var topics = new HashMap<String, NewTopic>();
        for (var listener : listeners()) {
            for (var topic :
                    Objects.requireNonNullElse(listener.getContainerProperties().getTopics(), new String[0])) {
                var name = DeadLetters.topicOf(topic, String.valueOf(listener.getGroupId()));
                topics.put(name, new NewTopic(name, Optional.of(1), Optional.empty()).configs(DEAD_LETTERS));
            }
        }
        declared.forEach(each -> topics.put(each.name(), each));
        return topics.values().toArray(NewTopic[]::new);
    }

    @Override
    public synchronized void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
