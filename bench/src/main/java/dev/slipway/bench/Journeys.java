package dev.slipway.bench;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** P5: orders from the click to the task on the list, with all that they set going. */
final class Journeys {

    private static final int ORDERS = 2_000;

    /** As warm-up. More at once would have to wait in line until they are rejected as overdue. */
    private static final int BURST = 500;

    private static final int BURSTS = 12;

    static final String MILLIS = """
            select percentile_cont(?) within group (order by extract(epoch from ended_at - placed_at)) * 1000
            from orders where ever_confirmed and placed_at >= to_timestamp(?)
            """;

    static final String SECONDS = """
            select extract(epoch from max(ended_at) - min(placed_at)) from orders where placed_at >= to_timestamp(?)
            """;

    static final String COMMITS_OF_ORDER = """
            select count(distinct h.transaction) from order_history h join orders o on o.id = h.order_id
            where o.placed_at >= to_timestamp(?)
            """;

    static final String COMMITS_OF_CATALOG = """
            select count(distinct transaction) from inbox
            where type in ('order.placed', 'order.confirmed') and handled_at >= to_timestamp(?)
            """;

    private final Lab lab;
    private final Site site;

    Journeys(Lab lab) {
        this.lab = lab;
        this.site = lab.site();
    }

    void run() {
        int burst = lab.scaled(BURST);
        var since = lab.now();
        for (int i = 0; i < BURSTS; i++) {
            since = lab.now();
            place(Load.times(burst), since);
        }
        atHalfLoad(lab.scaled(ORDERS), burst / site.databaseOf("order").number(SECONDS, since) / 2);
    }

    private void atHalfLoad(int orders, double perSecond) {
        var since = lab.now();
        var before = site.cpuOfEach();
        place(Load.paced(perSecond, orders), since);
        var each = new TreeMap<String, Lab.Cost>();
        site.cpuOfEach()
                .forEach((name, cpu) ->
                        each.put(name, new Lab.Cost(cpu.since(before.getOrDefault(name, Cpu.NONE)), orders)));
        var cost = new Lab.Cost(each.values().stream().map(Lab.Cost::cpu).reduce(Cpu.NONE, Cpu::plus), orders);
        var note = "at " + Report.number(perSecond) + " orders a second, half of what this machine took";
        lab.report()
                .add(Figure.of(
                        "P5",
                        "an order, from request to task",
                        cost.micros() / 1000,
                        "ms",
                        Aim.atMost(2.5),
                        "µs of " + parts(each) + "; " + cost.compilers() + "; " + note));
        lab.report()
                .add(Figure.of(
                        "P5",
                        "business commits of an order",
                        (site.databaseOf("order").number(COMMITS_OF_ORDER, since)
                                        + site.databaseOf("catalog").number(COMMITS_OF_CATALOG, since))
                                / orders,
                        "commits",
                        Aim.atMost(5),
                        "placed, payment due, settled; reserved, sold"));
        lab.report().add(millis("p50", 0.5, 50, since, note));
        lab.report().add(millis("p99", 0.99, 250, since, note));
    }

    private static String parts(Map<String, Lab.Cost> each) {
        return Report.parts(each.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, it -> it.getValue().micros())));
    }

    private Figure millis(String name, double share, double most, double since, String note) {
        var millis = site.databaseOf("order").number(MILLIS, share, since);
        return Figure.of("P5", "placed to confirmed, " + name, millis, "ms", Aim.atMost(most), note);
    }

    private void place(BooleanSupplier more, double since) {
        var _ = Load.of(Load.CLIENTS, more, lab.order()).demandOk();
        lab.settle(since);
    }
}
