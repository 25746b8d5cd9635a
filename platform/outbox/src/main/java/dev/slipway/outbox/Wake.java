package dev.slipway.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Which parts of the outbox have something to send, as a set of bits that writers fill and the relay takes. */
class Wake {

    private final AtomicInteger parts = new AtomicInteger();
    private final Semaphore signal = new Semaphore(0);

    void part(int part) {
        parts.accumulateAndGet(1 << part, (all, one) -> all | one);
        signal.release();
    }

    void nobody() {
        signal.release();
    }

    int await(Duration longest) throws InterruptedException {
        signal.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
        signal.drainPermits();
        return parts.getAndSet(0);
    }
}
