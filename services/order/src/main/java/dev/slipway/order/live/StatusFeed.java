package dev.slipway.order.live;

import dev.slipway.order.OrderService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Brings new history rows, from whichever replica, to the open streams: one statement for all of them, at once after a
 * commit of this process, else a few times a second. It sleeps while nobody listens.
 */
@Component
class StatusFeed implements InitializingBean, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(StatusFeed.class);

    private final OrderService orders;
    private final StatusStreams streams;
    private final LiveSettings settings;
    private final Semaphore news = new Semaphore(0);
    private boolean away;
    private final Thread reader = Thread.ofVirtual().name("live-feed").unstarted(this::run);

    StatusFeed(OrderService orders, StatusStreams streams, LiveSettings settings) {
        this.orders = orders;
        this.streams = streams;
        this.settings = settings;
    }

    @TransactionalEventListener
    void on(OrderService.Step step) {
        if (streams.follow(step.order())) {
            wake();
        }
    }

    void wake() {
        news.release();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (streams.isEmpty()) {
                    news.acquire();
                } else {
                    var _ = news.tryAcquire(settings.lookEvery().toMillis(), TimeUnit.MILLISECONDS);
                }
                news.drainPermits();
                look();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        var seen = streams.seen();
        if (seen.isEmpty()) {
            return;
        }
        try {
            orders.historyAfter(seen).forEach(streams::tell);
            away = false;
        } catch (RuntimeException failed) {
            if (!away) {
                log.warn("The open streams get no news until the history can be read: {}", failed.toString());
            }
            away = true;
        }
    }

    @Override
    public void afterPropertiesSet() {
        reader.start();
    }

    @Override
    public void destroy() {
        reader.interrupt();
    }
}
