package dev.slipway.order.schedule;

import dev.slipway.order.OrderSaga;
import dev.slipway.order.OrderTrace;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends what hangs, alone: whatever is away, an order that waited too long is rejected. */
@Component
class OverdueOrders implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(OverdueOrders.class);
    private static final int A_LOOK = 200;
    private static final int AT_ONCE = 3;

    private final OrderSaga saga;
    private final OrderTrace trace;
    private final Deadlines deadlines;
    private final ExecutorService workers = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().name("overdue-", 0).daemon().factory());

    OverdueOrders(OrderSaga saga, OrderTrace trace, Deadlines deadlines) {
        this.saga = saga;
        this.trace = trace;
        this.deadlines = deadlines;
    }

    /** Goes on at once while there are more than one look finds: an outage or a rush leaves many. */
    @Scheduled(fixedDelayString = "${order.deadlines.scan-every}")
    void reject() {
        long ended;
        do {
            ended = rejectSome();
        } while (ended == A_LOOK);
    }

    private long rejectSome() {
        try {
            var overdue = saga.overdue(deadlines.pending(), A_LOOK).stream()
                    .map(this::ending)
                    .toList();
            return workers.invokeAll(overdue).stream().filter(Future::resultNow).count();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException away) {
            log.warn("Overdue orders cannot be looked for now, the next look is in {}", deadlines.scanEvery());
            log.debug("Overdue orders", away);
        }
        return 0;
    }

    private Callable<Boolean> ending(OrderSaga.Overdue overdue) {
        return () -> isEnded(overdue);
    }

    /** One that cannot be ended now keeps none of the others waiting. */
    private boolean isEnded(OrderSaga.Overdue overdue) {
        try {
            trace.within(overdue.traceparent(), "order overdue", () -> saga.expire(overdue.order()));
            return true;
        } catch (RuntimeException failed) {
            log.warn("Order {} is overdue, cannot be ended now, and will be tried again", overdue.order(), failed);
            return false;
        }
    }

    @Override
    public void destroy() {
        workers.shutdownNow();
    }
}
