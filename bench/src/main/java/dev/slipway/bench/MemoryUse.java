package dev.slipway.bench;

import static java.util.stream.Collectors.toMap;

import dev.slipway.e2e.Stack;
import java.time.Duration;

/** P8: each process after a fresh start, and after work; by kind of memory where the JVMs were told to track it. */
final class MemoryUse {

    private static final int READS = 20_000;
    private static final int ORDERS = 2_000;
    private static final Duration QUIET = Duration.ofSeconds(20);
    private static final String SHARED = "Pss: pages that processes share are counted in parts";

    private final Lab lab;
    private final Site site;

    MemoryUse(Lab lab) {
        this.lab = lab;
        this.site = lab.site();
    }

    void run() {
        Site.SERVICES.forEach(site::restart);
        Pause.of(QUIET);
        Site.SERVICES.forEach(it -> add(it, "idle", Aim.atMost(140)));

        work();
        Site.SERVICES.forEach(it -> add(it, "loaded", Aim.atMost(220)));
        var each = site.members().stream().collect(toMap(Stack.Member::name, it -> Pss.of(it.pid())));
        var all = each.values().stream().mapToDouble(it -> it).sum();
        add(
                "all JVMs, PostgreSQL and Kafka, loaded",
                all,
                Aim.atMost(1536),
                "of it " + Report.parts(each) + "; " + SHARED);
    }

    private void work() {
        var since = lab.now();
        Load.warmUp(lab.scaled(READS), lab.product());
        Load.warmUp(lab.scaled(ORDERS), lab.order());
        lab.settle(since);
    }

    private void add(String service, String when, Aim aim) {
        long pid = site.pid(service);
        var mebibytes = Pss.of(pid);
        var kinds = NativeMemory.of(pid);
        add(service + ", " + when, mebibytes, aim, kinds.isEmpty() ? SHARED : "committed, by kind: " + kinds);
    }

    private void add(String what, double mebibytes, Aim aim, String note) {
        lab.report().add(Figure.of("P8", what, mebibytes, "MiB", aim, note));
    }
}
