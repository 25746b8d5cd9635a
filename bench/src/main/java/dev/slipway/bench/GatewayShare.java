package dev.slipway.bench;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.function.Supplier;

/** P4: what the gateway itself costs, whatever stands behind it. */
final class GatewayShare {

    private static final int REQUESTS = 20_000;

    /** PostgreSQL shows what an idle connection has written after ten seconds at the latest. */
    private static final Duration STATISTICS = Duration.ofSeconds(11);

    private final Lab lab;
    private final Site site;

    GatewayShare(Lab lab) {
        this.lab = lab;
        this.site = lab.site();
    }

    void run() {
        var lists = site.at("gateway", "/api/lists?size=1");
        measure("with a bearer token", 250, () -> site.asBuyer(lists).build());

        var cookies = site.browser().cookies();
        var before = sessionWrites();
        var begin = System.nanoTime();
        measure(
                "with a browser's session",
                450,
                () -> Load.to(lists).header("Cookie", cookies).build());
        var minutes = Math.ceil((System.nanoTime() - begin) / 60e9);
        lab.report()
                .add(Figure.of(
                        "P4",
                        "session writes in " + Report.number(minutes) + " min",
                        sessionWrites() - before,
                        "writes",
                        Aim.atMost(minutes),
                        "of one session, warm-up included"));
    }

    private void measure(String how, double most, Supplier<HttpRequest> request) {
        var cost = lab.warm(lab.scaled(REQUESTS), request, "gateway");
        lab.report()
                .add(Figure.of(
                        "P4",
                        "a request " + how,
                        cost.micros(),
                        "µs",
                        Aim.atMost(most),
                        "the gateway alone; " + cost.compilers()));
    }

    private double sessionWrites() {
        Pause.of(STATISTICS);
        return site.databaseOf("gateway")
                .number("select n_tup_upd from pg_stat_user_tables where relname = 'spring_session'");
    }
}
