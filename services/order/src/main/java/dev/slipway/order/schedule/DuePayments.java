package dev.slipway.order.schedule;

import dev.slipway.order.DuePayment;
import dev.slipway.order.OrderSaga;
import dev.slipway.order.OrderTrace;
import dev.slipway.order.PaymentProvider;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Charges what is due and gives back what must be. The process whose transaction opened a payment works on it right after
 * the commit; what such a process left behind when it died is claimed by the next look of any replica.
 */
@Component
class DuePayments implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(DuePayments.class);
    private static final int AT_ONCE = 100;

    private final OrderSaga saga;
    private final Provider provider;
    private final OrderTrace trace;
    private final Duration budget;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    DuePayments(OrderSaga saga, PaymentProvider provider, OrderTrace trace, Deadlines deadlines) {
        this.saga = saga;
        this.provider = new Provider(provider, deadlines);
        this.trace = trace;
        this.budget = deadlines.payment();
    }

    @TransactionalEventListener
    void opened(DuePayment due) {
        workers.execute(() -> work(due));
    }

    @Scheduled(fixedDelayString = "${order.deadlines.scan-every}")
    void takeOver() {
        try {
            saga.claim(AT_ONCE).forEach(this::opened);
        } catch (RuntimeException away) {
            log.warn("Due payments cannot be looked for now: the database does not answer");
            log.debug("Due payments", away);
        }
    }

    /** What goes wrong in here leaves the payment due: it is claimed again when its lease has run out. */
    private void work(DuePayment due) {
        try {
            trace.within(due.traceparent(), "payment", () -> {
                switch (due.task()) {
                    case CHARGE -> {
                        var answer = provider.charge(due);
                        saga.settle(due.order(), answer.charge(), answer.detail());
                    }
                    case GIVE_UP ->
                        saga.settle(due.order(), PaymentProvider.Charge.UNKNOWN, "nobody finished charging");
                    case REFUND -> saga.refunded(due.order(), provider.refund(due));
                }
            });
        } catch (RuntimeException failed) {
            log.warn("The payment of order {} is not finished and will be tried again", due.order());
            log.debug("The payment of order {}", due.order(), failed);
        }
    }

    /** A charge under way may end; what it cannot settle any more is taken over. */
    @Override
    public void destroy() throws InterruptedException {
        workers.shutdown();
        workers.awaitTermination(budget.toMillis(), TimeUnit.MILLISECONDS);
        provider.close();
    }
}
