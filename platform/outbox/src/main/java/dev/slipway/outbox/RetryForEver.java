package dev.slipway.outbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * A record whose effect failed is read again until it succeeds. Only its partition rests meanwhile, up to five seconds,
 * and the consumer goes on polling, so that the group keeps it.
 */
class RetryForEver implements CommonErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(RetryForEver.class);
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final ScheduledExecutorService clock;
    private final Map<Place, Rest> rests = new ConcurrentHashMap<>();

    RetryForEver(ScheduledExecutorService clock) {
        this.clock = clock;
    }

    private record Place(String group, TopicPartition partition) {}

    private record Rest(long offset, Duration length) {}

    @Override
    public boolean seeksAfterHandling() {
        return true;
    }

    /** By default the container commits a failed record as handled: a consumer that ended before it succeeds would lose it. */
    @Override
    public boolean isAckAfterHandle() {
        return false;
    }

    @Override
    public void handleRemaining(
            Exception failure,
            List<ConsumerRecord<?, ?>> records,
            org.apache.kafka.clients.consumer.Consumer<?, ?> consumer,
            MessageListenerContainer container) {
        var first = new LinkedHashMap<TopicPartition, Long>();
        records.forEach(each -> first.putIfAbsent(new TopicPartition(each.topic(), each.partition()), each.offset()));
        first.forEach(consumer::seek);
        var failed = records.getFirst();
        rest(new TopicPartition(failed.topic(), failed.partition()), failed.offset(), failure, container);
    }

    @Override
    public void handleOtherException(
            Exception failure,
            org.apache.kafka.clients.consumer.Consumer<?, ?> consumer,
            MessageListenerContainer container,
            boolean batch) {
        log.warn("The listener of {} goes on after: {}", container.getGroupId(), String.valueOf(failure.getMessage()));
    }

    private void rest(TopicPartition partition, long offset, Exception failure, MessageListenerContainer container) {
        var place = new Place(String.valueOf(container.getGroupId()), partition);
        var before = rests.get(place);
        var again = before != null && before.offset() == offset;
        var doubled = before != null && again ? before.length().multipliedBy(2) : FIRST;
        var length = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        rests.put(place, new Rest(offset, length));
        if (!again) {
            tell(partition, offset, failure);
        }
        container.pausePartition(partition);
        var _ = clock.schedule(() -> container.resumePartition(partition), length.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void tell(TopicPartition partition, long offset, Exception failure) {
        if (Absence.explains(failure)) {
            log.warn("{} offset {} waits for what is away: {}", partition, offset, rootMessage(failure));
        } else if (failure.getCause() instanceof ConcurrencyFailureException) {
            log.info("{} offset {} lost a race and is tried again: {}", partition, offset, rootMessage(failure));
        } else {
            log.error("{} offset {} failed and is tried until it succeeds", partition, offset, failure);
        }
    }

    private static String rootMessage(Exception failure) {
        return String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
    }
}
