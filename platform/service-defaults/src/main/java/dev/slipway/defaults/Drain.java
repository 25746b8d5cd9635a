package dev.slipway.defaults;

import java.time.Duration;
import org.apache.coyote.ProtocolHandler;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;

/**
 * The first step of a stop, while everything still works. Clients keep connections open, and one that sends a request in the moment in which
 * the server closes cannot know whether it was heard. So for a while each answer says {@code Connection: close}, and the next request of that
 * client goes by a new connection, to somebody who stays.
 */
class Drain implements SmartLifecycle, ApplicationListener<WebServerInitializedEvent> {

    private static final Logger log = LoggerFactory.getLogger(Drain.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Duration longest;
    private volatile @Nullable AbstractHttp11Protocol<?> door;
    private volatile boolean running;

    Drain(Duration longest) {
        this.longest = longest;
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent started) {
        if (started.getWebServer() instanceof TomcatWebServer server
                && handler(server) instanceof AbstractHttp11Protocol<?> protocol) {
            door = protocol;
        }
    }

    private static ProtocolHandler handler(TomcatWebServer server) {
        return server.getTomcat().getConnector().getProtocolHandler();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        var open = door;
        if (open != null && longest.isPositive()) {
            open.setMaxKeepAliveRequests(1);
            await(open);
        }
    }

    /** The server always counts one connection more than there are: the one it waits for. */
    private void await(AbstractHttp11Protocol<?> open) {
        var end = System.nanoTime() + longest.toNanos();
        try {
            while (open.getConnectionCount() > 1 && System.nanoTime() < end) {
                Thread.sleep(LOOK_EVERY);
            }
            log.info("Stopping; {} connections have sent nothing lately and are closed", open.getConnectionCount() - 1);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The highest phase stops first. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
