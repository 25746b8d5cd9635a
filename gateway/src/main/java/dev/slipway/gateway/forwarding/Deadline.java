package dev.slipway.gateway.forwarding;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.Cancellable;
import org.jspecify.annotations.Nullable;

/** Ends an exchange that takes too long as a whole; the client's own timeouts each see a part of it only. */
final class Deadline implements AutoCloseable {

    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final ScheduledFuture<?> alarm;
    private boolean over;
    private @Nullable Cancellable current;

    Deadline(Duration time) {
        alarm = CLOCK.schedule(this::strike, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    synchronized void watch(Cancellable exchange) {
        current = exchange;
        if (over) {
            exchange.cancel();
        }
    }

    synchronized boolean over() {
        return over;
    }

    private synchronized void strike() {
        over = true;
        if (current != null) {
            current.cancel();
        }
    }

    @Override
    public synchronized void close() {
        current = null;
        alarm.cancel(false);
    }

    private static ScheduledThreadPoolExecutor clock() {
        var clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("deadlines").factory());
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }
}
