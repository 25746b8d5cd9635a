package dev.slipway.bench;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The command behind {@code ./slipway bench}: measures the goals that are named, all of them without a name, and reports. */
public final class Bench {

    private static final int QUICK = 100;

    /** What fills the tables comes last: the others measure a shop of the usual size. */
    private static final Map<String, Consumer<Lab>> GOALS = goals();

    private Bench() {}

    private static Map<String, Consumer<Lab>> goals() {
        var goals = new LinkedHashMap<String, Consumer<Lab>>();
        goals.put("P1", lab -> new Reads(lab).one());
        goals.put("P3", lab -> new Placing(lab).run());
        goals.put("P4", lab -> new GatewayShare(lab).run());
        goals.put("P5", lab -> new Journeys(lab).run());
        goals.put("P6", lab -> new Relaying(lab).run());
        goals.put("P7", lab -> new Starts(lab).run());
        goals.put("P8", lab -> new MemoryUse(lab).run());
        goals.put("P9", lab -> new Overload(lab).run());
        goals.put("P10", lab -> new ColdStart(lab).run());
        goals.put("P12", lab -> new Allocation(lab).run());
        goals.put("P11", lab -> new Growth(lab).run());
        goals.put("P2", lab -> new Reads(lab).pages());
        return goals;
    }

    /** Arguments: names of goals, and {@code --quick} for a hundredth of the work. Exits with 0 whatever the figures say. */
    public static void main(String[] args) {
        var words = new TreeSet<>(List.of(args));
        var divisor = words.remove("--quick") ? QUICK : 1;
        var wanted = words.isEmpty() ? GOALS.keySet() : words;
        var folder = Path.of(Objects.requireNonNull(System.getProperty("bench.report"), "bench.report"));
        var site = new Site(Path.of(Objects.requireNonNull(System.getProperty("slipway.command"), "slipway.command")));
        var rows = new Rows(site.databaseOf("catalog"), site.databaseOf("order"), site.databaseOf("todo"));
        var report = new Report(Machine.with(site.pid("order")), Instant.now());
        var lab = new Lab(site, rows, report, divisor);
        GOALS.forEach((name, measurement) -> {
            if (wanted.contains(name)) {
                System.out.println("Measuring " + name + ".");
                measure(name, measurement, lab);
                report.write(folder);
            }
        });
        System.out.print(report.markdown());
    }

    /** One goal that cannot be measured does not keep the others from it. */
    private static void measure(String name, Consumer<Lab> measurement, Lab lab) {
        try {
            measurement.accept(lab);
        } catch (RuntimeException failed) {
            System.err.println(name + " could not be measured: " + failed);
            lab.report().failed(name, String.valueOf(failed.getMessage()));
        }
    }
}
