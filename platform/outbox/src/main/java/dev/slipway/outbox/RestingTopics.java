package dev.slipway.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Topics that gave no answer rest for up to five seconds, so that the others go on; a broker that is away is all topics. */
class RestingTopics {

    private static final Logger log = LoggerFactory.getLogger(RestingTopics.class);
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Map<String, Rest> rests = new HashMap<>();

    private record Rest(Duration length, long until) {}

    void failed(String topic, String reason) {
        var before = rests.get(topic);
        if (before == null) {
            log.warn("Events for {} wait: {}", topic, reason);
        }
        var length = before == null ? FIRST : before.length().multipliedBy(2);
        var rest = length.compareTo(LONGEST) < 0 ? length : LONGEST;
        rests.put(topic, new Rest(rest, System.nanoTime() + rest.toNanos()));
    }

    void served(String topic) {
        if (rests.remove(topic) != null) {
            log.info("Events for {} flow again", topic);
        }
    }

    String[] now() {
        return rests.entrySet().stream()
                .filter(each -> each.getValue().until() - System.nanoTime() > 0)
                .map(Map.Entry::getKey)
                .toArray(String[]::new);
    }
}
