package dev.slipway.test;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** Waits for what happens elsewhere: as short as possible, and with the last failure as the reason when in vain. */
public final class Eventually {

    private Eventually() {}

    public static void within(Duration patience, ThrowingRunnable assertion) {
        Awaitility.await().atMost(patience).pollInterval(Duration.ofMillis(25)).untilAsserted(assertion);
    }
}
