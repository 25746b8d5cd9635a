package dev.slipway.catalog;

import static dev.slipway.catalog.Reservations.State.ENDED_EARLY;
import static dev.slipway.catalog.Reservations.State.REFUSED;
import static dev.slipway.catalog.Reservations.State.RELEASED;
import static dev.slipway.catalog.Reservations.State.RESERVED;
import static dev.slipway.catalog.Reservations.State.RETURNED;
import static dev.slipway.catalog.Reservations.State.SOLD;

import dev.slipway.outbox.ContractBrokenException;
import dev.slipway.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves stock for orders. Each verb is one of the order's facts and may arrive late, twice or out of order: what an order's
 * stock went through already decides what a fact still means. Stock is never released by catalog's own clock.
 */
@Service
public class StockService {

    private final Reservations reservations;
    private final StockLedger ledger;
    private final Outbox outbox;
    private final Clock clock;

    StockService(Reservations reservations, StockLedger ledger, Outbox outbox, Clock clock) {
        this.reservations = reservations;
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** All of it or nothing; either way the order gets exactly one answer. Model: {@code reserve} in model/saga.als. */
    @Transactional
    public void reserve(UUID order, UUID customer, List<StockLine> wanted) {
        var lines = StockLine.summed(wanted);
        var stock = ledger.lock(lines.stream().map(StockLine::sku).toList());
        var shortages = lines.stream()
                .map(line -> new StockEvent.Shortage(line.sku(), line.quantity(), available(stock.get(line.sku()))))
                .filter(shortage -> shortage.available() < shortage.requested())
                .toList();
        var at = now();
        if (shortages.isEmpty()) {
            if (reservations.add(order, customer, RESERVED, null, at)) {
                ledger.move(Movement.RESERVED, order, lines, at);
                outbox.add(new StockEvent.Reserved(order, lines, at));
                return;
            }
        } else {
            var reason = reason(shortages, stock);
            if (reservations.add(order, customer, REFUSED, reason, at)) {
                outbox.add(new StockEvent.Refused(order, reason, shortages, at));
                return;
            }
        }
        if (reservations.refuseEnded(order)) {
            outbox.add(new StockEvent.Refused(order, StockEvent.Refused.ORDER_ENDED, List.of(), at));
        }
    }

    /** The order is confirmed: what was held for it is sold. Model: {@code sell} in model/saga.als. */
    @Transactional
    public void sell(UUID order) {
        switch (reservations.lock(order).orElse(REFUSED)) {
            case RESERVED -> end(order, Movement.SOLD, SOLD, now());
            case SOLD, RELEASED, RETURNED, ENDED_EARLY -> {} // a repeat, or overtaken by the order's end
            case REFUSED ->
                throw new ContractBrokenException(
                        "order %s is confirmed, but no stock was reserved for it".formatted(order));
        }
    }

    /** The order is rejected; it never was confirmed. Model: {@code release} in model/saga.als. */
    @Transactional
    public void release(UUID order, UUID customer) {
        if (endedEarly(order, customer)) {
            return;
        }
        switch (reservations.lock(order).orElseThrow()) {
            case RESERVED -> giveBack(order, Movement.RELEASED, RELEASED);
            case SOLD ->
                throw new ContractBrokenException("order %s is rejected after it was confirmed".formatted(order));
            case REFUSED, RELEASED, RETURNED, ENDED_EARLY -> {}
        }
    }

    /** The order is cancelled, before or after it was confirmed. Model: {@code takeBack} in model/saga.als. */
    @Transactional
    public void takeBack(UUID order, UUID customer) {
        if (endedEarly(order, customer)) {
            return;
        }
        switch (reservations.lock(order).orElseThrow()) {
            case RESERVED -> giveBack(order, Movement.RELEASED, RELEASED);
            case SOLD -> giveBack(order, Movement.RETURNED, RETURNED);
            case REFUSED, RELEASED, RETURNED, ENDED_EARLY -> {}
        }
    }

    /** Remembers the end of an order that has asked for nothing yet, so that its wish is refused should it still arrive. */
    private boolean endedEarly(UUID order, UUID customer) {
        return reservations.add(order, customer, ENDED_EARLY, null, now());
    }

    private void giveBack(UUID order, Movement step, Reservations.State state) {
        var at = now();
        var lines = end(order, step, state, at);
        outbox.add(new StockEvent.Released(order, step.word(), lines, at));
    }

    private List<StockLine> end(UUID order, Movement step, Reservations.State state, Instant at) {
        var lines = ledger.lockReservedFor(order);
        ledger.move(step, order, lines, at);
        reservations.end(order, state, at);
        return lines;
    }

    private static long available(@Nullable Stock stock) {
        return stock == null ? 0 : stock.available();
    }

    private static String reason(List<StockEvent.Shortage> shortages, Map<String, Stock> known) {
        return shortages.stream().allMatch(shortage -> known.containsKey(shortage.sku()))
                ? StockEvent.Refused.OUT_OF_STOCK
                : StockEvent.Refused.UNKNOWN_PRODUCT;
    }

    /** As exact as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
