package dev.slipway.bench;

/** P7: from the start of a process to its readiness. */
final class Starts {

    private final Lab lab;
    private final Site site;

    Starts(Lab lab) {
        this.lab = lab;
        this.site = lab.site();
    }

    void run() {
        for (var service : Site.SERVICES) {
            site.restart(service);
            var cpu = site.cpu(service);
            lab.report()
                    .add(Figure.of(
                            "P7",
                            "start of " + service,
                            cpu.all().toMillis() / 1000.0,
                            "s",
                            Aim.atMost(6),
                            "of these compilers "
                                    + Report.number(cpu.compilers().toMillis() / 1000.0) + " s"));
        }
    }
}
