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

    @Scheduled(fixedDelayString = "${order.deadlines.scan-every}")
    void reject() {
        try {
            var overdue = saga.overdue(deadlines.pending(), AT_ONCE);
            overdue.forEach(it -> trace.within(it.traceparent(), "order overdue", () -> saga.expire(it.order())));
        } catch (RuntimeException away) {
            log.warn("Overdue orders cannot be looked for now, the next look is in {}", deadlines.scanEvery());
            log.debug("Overdue orders", away);
        }
    }
}
