package dev.slipway.gateway.forwarding;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.core5.concurrent.Cancellable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Streams that are open. They end before the web server begins its graceful shutdown, which would wait for them in vain; their readers
 * come back by another replica and go on where they were.
 */
@Component
class LiveStreams implements SmartLifecycle {

    private final Set<Cancellable> open = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    void add(Cancellable stream) {
        open.add(stream);
        if (!running) {
            stream.cancel();
        }
    }

    void remove(Cancellable stream) {
        open.remove(stream);
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        open.forEach(Cancellable::cancel);
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
