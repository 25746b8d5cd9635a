package dev.slipway.catalog;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What an order did to stock, read from the rows that it left: this service's part of the order's journey. */
@Component
public class StockHistory {

    private final Reservations reservations;
    private final LedgerEntries ledger;

    StockHistory(Reservations reservations, LedgerEntries ledger) {
        this.reservations = reservations;
        this.ledger = ledger;
    }

    public record OfOrder(UUID customer, List<Fact> facts) {}

    public record Fact(Instant at, String what, String detail, String transaction) {}

    public Optional<OfOrder> of(UUID order) {
        return reservations.find(order).map(found -> new OfOrder(found.customer(), facts(order, found)));
    }

    private List<Fact> facts(UUID order, Reservations.Reservation found) {
        return switch (found.state()) {
            case REFUSED -> List.of(fact(found, "stock-refused", found.reason() == null ? "" : found.reason()));
            case ENDED_EARLY ->
                List.of(fact(
                        found, "order-ended-early", "the order ended before it asked for stock, nothing was reserved"));
            default -> movements(order);
        };
    }

    private static Fact fact(Reservations.Reservation found, String what, String detail) {
        return new Fact(found.createdAt(), what, detail, found.transaction());
    }

    /** One fact per step, in the order of the ledger: clocks may be set back. */
    private List<Fact> movements(UUID order) {
        var steps = ledger.entriesOf(order).stream()
                .collect(Collectors.groupingBy(LedgerEntry::kind, LinkedHashMap::new, Collectors.toList()));
        return steps.values().stream().map(StockHistory::fact).toList();
    }

    private static Fact fact(List<LedgerEntry> step) {
        var first = step.getFirst();
        var detail = step.stream()
                .map(entry -> new StockLine(entry.sku(), entry.quantity()).toString())
                .collect(Collectors.joining(", "));
        return new Fact(first.at(), "stock-" + first.kind(), detail, first.transaction());
    }
}
