package dev.slipway.bench;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits on the monotonic clock. */
final class Pause {

    /** Seldom, since a look costs what is being measured. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private Pause() {}

    static void of(Duration span) {
        until(System.nanoTime() + span.toNanos());
    }

    /** A moment of {@link System#nanoTime()}. */
    static void until(long moment) {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, moment - System.nanoTime())));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unmeasurable("Stopped.", stopped);
        }
    }

    static void until(BooleanSupplier condition, Duration patience, String what) {
        var end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new Unmeasurable(what + " took longer than " + patience.toSeconds() + " s.");
            }
            of(LOOK_EVERY);
        }
    }
}
