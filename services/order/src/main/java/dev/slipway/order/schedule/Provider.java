package dev.slipway.order.schedule;

import dev.slipway.order.DuePayment;
import dev.slipway.order.PaymentProvider;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** The provider with our patience: so long for a try, so long in all. */
class Provider implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /** Every wait is bounded, so whoever is this late has stood still itself, and heard nothing about the provider. */
    private static final Duration STOOD_STILL = Duration.ofMillis(-500);

    private final PaymentProvider provider;
    private final Deadlines deadlines;
    private final LongSupplier nanoTime;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    Provider(PaymentProvider provider, Deadlines deadlines) {
        this(provider, deadlines, System::nanoTime);
    }

    Provider(PaymentProvider provider, Deadlines deadlines, LongSupplier nanoTime) {
        this.provider = provider;
        this.deadlines = deadlines;
        this.nanoTime = nanoTime;
    }

    record Answer(PaymentProvider.Charge charge, String detail) {}

    /**
     * Concludes that the charge is unknown from silence of the provider, never from a question that did not get out or from a time in which
     * this process did not run.
     */
    Answer charge(DuePayment due) {
        var began = nanoTime.getAsLong();
        var pause = FIRST_PAUSE;
        for (var tries = 1; ; tries++) {
            try {
                var patience = shorter(deadlines.paymentTry(), left(began));
                var answer = within(patience, () -> provider.charge(due.order(), due.amount(), due.card()));
                return new Answer(answer, "the provider answered at try " + tries);
            } catch (PaymentProvider.UnaskedException unasked) {
                if (left(began).compareTo(pause) <= 0) {
                    throw unasked;
                }
            } catch (ProviderSilentException silent) {
                if (left(began).compareTo(STOOD_STILL) < 0) {
                    throw silent;
                }
                if (left(began).compareTo(pause) <= 0) {
                    var said = tries + (tries == 1 ? " try" : " tries") + " without an answer, the last one "
                            + silent.how();
                    return new Answer(PaymentProvider.Charge.UNKNOWN, said);
                }
            }
            sleep(pause);
            pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        }
    }

    PaymentProvider.Refund refund(DuePayment due) {
        return within(deadlines.paymentTry(), () -> provider.refund(due.order(), due.amount()));
    }

    @Override
    public void close() {
        calls.shutdownNow();
    }

    private Duration left(long began) {
        return deadlines.payment().minusNanos(nanoTime.getAsLong() - began);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private <T> T within(Duration patience, Callable<T> call) {
        var answer = calls.submit(call);
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new ProviderSilentException("took too long", late);
        } catch (ExecutionException broken) {
            if (broken.getCause() instanceof PaymentProvider.UnaskedException unasked) {
                throw unasked;
            }
            throw new ProviderSilentException("failed", broken);
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while the provider was asked", stopped);
        }
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped between two tries", stopped);
        }
    }

    static class ProviderSilentException extends RuntimeException {

        private final String how;

        ProviderSilentException(String how, Throwable cause) {
            super(how, cause);
            this.how = how;
        }

        String how() {
            return how;
        }
    }
}
