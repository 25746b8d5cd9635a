package dev.slipway.order;

import java.util.function.Supplier;
import org.springframework.dao.OptimisticLockingFailureException;

/** Starts a transaction again that lost a race for its order: whoever won has committed, so the next attempt sees it. */
public final class OptimisticRetry {

    private static final int ATTEMPTS = 5;

    private OptimisticRetry() {}

    public static void run(Runnable transaction) {
        var _ = of(() -> {
            transaction.run();
            return true;
        });
    }

    static <T> T of(Supplier<T> transaction) {
        for (var attempt = 1; ; attempt++) {
            try {
                return transaction.get();
            } catch (OptimisticLockingFailureException lost) {
                if (attempt == ATTEMPTS) {
                    throw lost;
                }
            }
        }
    }
}
