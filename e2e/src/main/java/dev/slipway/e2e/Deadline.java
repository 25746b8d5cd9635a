package dev.slipway.e2e;

import java.time.Duration;
import java.util.function.Supplier;

/** Counts on the monotonic clock, so that a machine that slept or changed its time does not end the wait. */
final class Deadline {

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration span) {
        return new Deadline(System.nanoTime() + span.toNanos());
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    boolean isOver() {
        return left().isZero();
    }

    /** Waits a little between two looks, or gives up with the complaint. */
    void pause(Duration span, Supplier<String> complaint) {
        if (isOver()) {
            throw new UserError(complaint.get());
        }
        try {
            Thread.sleep(span);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("Interrupted while waiting.");
        }
    }
}
