package dev.slipway.local;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting by the monotonic clock: a machine that slept, or whose clock was set, does not run out of time. */
final class Deadline {

    private final long start = System.nanoTime();
    private final Duration limit;

    private Deadline(Duration limit) {
        this.limit = limit;
    }

    static Deadline in(Duration limit) {
        return new Deadline(limit);
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    boolean over() {
        return elapsed().compareTo(limit) > 0;
    }

    /** Whether the condition came true in time. */
    boolean await(BooleanSupplier condition) {
        return await(condition, 50);
    }

    boolean await(BooleanSupplier condition, long everyMillis) {
        while (!condition.getAsBoolean()) {
            if (over()) {
                return false;
            }
            pause(everyMillis);
        }
        return true;
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Problem("Interrupted.");
        }
    }
}
