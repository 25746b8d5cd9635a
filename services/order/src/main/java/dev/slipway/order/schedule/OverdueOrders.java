package dev.slipway.order.schedule;

import dev.slipway.order.OrderSaga;
import dev.slipway.order.OrderTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends what hangs, alone: whatever is away, an order that waited too long is rejected. */
@Component
class OverdueOrders {

    private static final Logger log = LoggerFactory.getLogger(OverdueOrders.class);
    private static final int AT_ONCE = 200;

    private final OrderSaga saga;
    private final OrderTrace trace;
    private final Deadlines deadlines;

    OverdueOrders(OrderSaga saga, OrderTrace trace, Deadlines deadlines) {
        this.saga = saga;
        this.trace = trace;
        this.deadlines = deadlines;
    }

    /** Goes on at once while there are more than one look finds: an outage leaves many. */
    @Scheduled(fixedDelayString = "${order.deadlines.scan-every}")
    void reject() {
        long ended;
        do {
            ended = rejectSome();
        } while (ended == AT_ONCE);
    }

    private long rejectSome() {
        try {
            return saga.overdue(deadlines.pending(), AT_ONCE).stream()
                    .filter(this::isEnded)
                    .count();
        } catch (RuntimeException away) {
            log.warn("Overdue orders cannot be looked for now, the next look is in {}", deadlines.scanEvery());
            log.debug("Overdue orders", away);
            return 0;
        }
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
}
