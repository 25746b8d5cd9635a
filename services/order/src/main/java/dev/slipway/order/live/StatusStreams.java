package dev.slipway.order.live;

import dev.slipway.order.OrderFact;
import dev.slipway.order.OrderId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The open connections of this replica. They end before the web server begins its graceful shutdown, which would wait for
 * them; readers come back to another replica and go on where they were.
 */
@Component
class StatusStreams implements SmartLifecycle {

    private final Set<StatusStream> open = ConcurrentHashMap.newKeySet();
    private final LiveSettings settings;
    private volatile boolean running;

    StatusStreams(LiveSettings settings) {
        this.settings = settings;
    }

    void open(StatusStream stream) {
        admit(stream);
        Thread.ofVirtual().name("live-" + stream.order()).start(() -> {
            try {
                stream.run(settings.heartbeat());
            } finally {
                open.remove(stream);
            }
        });
    }

    /** Who left is noticed by writing alone: one that is refused makes room for its next try. */
    private synchronized void admit(StatusStream stream) {
        if (!running) {
            throw new StreamRefusedException.Stopping();
        }
        var others =
                open.stream().filter(it -> it.reader().equals(stream.reader())).toList();
        if (others.size() >= settings.streamsPerUser()) {
            others.forEach(StatusStream::beat);
            throw new StreamRefusedException.TooMany(settings.streamsPerUser());
        }
        open.add(stream);
    }

    boolean follow(OrderId order) {
        return open.stream().anyMatch(it -> it.order().equals(order));
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** For each followed order the number that all its readers have. */
    Map<OrderId, Integer> seen() {
        var seen = new HashMap<OrderId, Integer>();
        open.forEach(it -> seen.merge(it.order(), it.seen(), Math::min));
        return seen;
    }

    void tell(OrderFact fact) {
        open.stream().filter(it -> it.order().equals(fact.order())).forEach(it -> it.offer(fact));
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public synchronized void stop() {
        running = false;
        open.forEach(StatusStream::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The highest phase stops first, and that is for those who only have to be told to go elsewhere. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1;
    }
}
