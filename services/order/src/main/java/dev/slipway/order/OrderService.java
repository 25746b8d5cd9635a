package dev.slipway.order;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.slipway.order.idempotency.IdempotencyKeys;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The buyer's door. */
@Service
public class OrderService {

    static final int MOST_OF_A_PRODUCT = 1000;

    private final OrderRepository orders;
    private final OrderHistory history;
    private final OrderKeeper keeper;
    private final PriceList prices;
    private final IdempotencyKeys keys;
    private final OrderTrace trace;
    private final Clock clock;

    OrderService(
            OrderRepository orders,
            OrderHistory history,
            OrderKeeper keeper,
            PriceList prices,
            IdempotencyKeys keys,
            OrderTrace trace,
            Clock clock) {
        this.orders = orders;
        this.history = history;
        this.keeper = keeper;
        this.prices = prices;
        this.keys = keys;
        this.trace = trace;
        this.clock = clock;
    }

    /**
     * Places an order, or repeats what was answered when its key was first used; {@code wording} is that answer.
     * Model: {@code place} in model/saga.als.
     */
    public Receipt place(Placement wish, Function<Order, String> wording) {
        var owner = wish.customer().value();
        var request = wish.fingerprint();
        var answer = keys.answered(owner, wish.key(), request)
                .orElseGet(
                        () -> { // a repeat needs no catalog
                            var lines = priced(wish); // the one remote call; nothing is open yet
                            return keys.once(owner, wish.key(), request, () -> {
                                var placed = keeper.keep(Order.place(
                                        OrderId.next(),
                                        wish.customer(),
                                        wish.card(),
                                        lines,
                                        trace.current(),
                                        clock.instant()));
                                return new IdempotencyKeys.Answer(placed.id().value(), wording.apply(placed));
                            });
                        });
        return new Receipt(new OrderId(answer.subject()), answer.body());
    }

    private List<OrderLine> priced(Placement wish) {
        var quantities = wish.quantities();
        var known = prices.of(quantities.keySet());
        var unknown = quantities.keySet().stream()
                .filter(sku -> !known.containsKey(sku))
                .toList();
        if (!unknown.isEmpty()) {
            throw new OrderException.UnknownProducts(unknown);
        }
        var lines = quantities.entrySet().stream()
                .map(it -> requireNonNull(known.get(it.getKey())).line(it.getKey(), it.getValue()))
                .toList();
        var total = lines.stream().map(OrderLine::total).reduce(Money::plus).orElseThrow();
        if (wish.expectedTotal() != null && !wish.expectedTotal().equals(total)) {
            throw new OrderException.PriceChanged(wish.expectedTotal(), total);
        }
        return lines;
    }

    public Order find(Reader reader, OrderId id) {
        return orders.findWithLines(id)
                .filter(order -> order.isVisibleTo(reader))
                .orElseThrow(() -> new OrderException.NotFound(id));
    }

    /** Newest first; {@code before} is the number that the page before ended with. */
    public List<Order> page(CustomerId customer, long before, int size) {
        return orders.page(customer, before, size);
    }

    /**
     * Cancelling what is already cancelled changes nothing and is no error: the answer to the first try may be lost.
     * Model: {@code cancel} in model/saga.als.
     */
    public Order cancel(CustomerId customer, OrderId id, String reason) {
        return keeper.change(() -> find(new Reader(customer, false), id), order -> {
            if (order.status() != OrderStatus.CANCELLED) {
                order.cancel(reason, clock.instant());
            }
        });
    }

    public List<OrderFact> history(OrderId id) {
        return history.of(id);
    }

    /** For each order the facts after the given number. */
    public List<OrderFact> historyAfter(Map<OrderId, Integer> seen) {
        return history.after(seen);
    }

    public record Selection(String sku, int quantity) {}

    public record Placement(
            CustomerId customer,
            String key,
            List<Selection> lines,
            String card,
            @Nullable Money expectedTotal) {

        /** Lines of one product are merged, so that each product is priced, reserved and limited once. */
        LinkedHashMap<String, Integer> quantities() {
            var merged = new LinkedHashMap<String, Integer>();
            lines.forEach(line -> merged.merge(line.sku(), line.quantity(), Integer::sum));
            merged.forEach((sku, quantity) -> {
                if (quantity > MOST_OF_A_PRODUCT) {
                    throw new OrderException.Unacceptable("One order takes at most " + MOST_OF_A_PRODUCT
                            + " of a product, not " + quantity + " of " + sku + ".");
                }
            });
            return merged;
        }

        /** What the request means, whatever its JSON looks like. Outlives this process: its form must stay as it is. */
        String fingerprint() {
            var wanted =
                    lines.stream().map(it -> it.quantity() + "x" + it.sku()).collect(joining(","));
            return wanted + ";" + card + ";" + (expectedTotal == null ? "" : expectedTotal.toString());
        }
    }

    /** The order that a key stands for, and what was answered when it was placed. */
    public record Receipt(OrderId order, String body) {}

    /** Told within this process after the commit: the order has new facts. */
    public record Step(OrderId order) {}
}
