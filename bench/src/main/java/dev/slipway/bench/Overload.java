package dev.slipway.bench;

import dev.slipway.bench.Answers.Answer;
import java.time.Duration;

/** P9: many more clients than the stack can serve at once. */
final class Overload {

    private static final int CROWD = 512;
    private static final Duration USUAL = Duration.ofSeconds(30);
    private static final Duration RUSH = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Lab lab;

    Overload(Lab lab) {
        this.lab = lab;
    }

    void run() {
        var request = lab.product();
        Load.warmUp(lab.scaled(20_000), request);
        var usual = Load.of(Load.CLIENTS, Load.lasting(lab.scaled(USUAL)), request);
        var rush = Load.of(CROWD, Load.lasting(lab.scaled(RUSH)), request);
        var health = millisToHealth();

        add(
                "without an answer in 10 s",
                (double) rush.count(Answer::hung),
                "requests",
                Aim.atMost(0),
                "of " + rush.all().size());
        lab.report()
                .add(new Figure(
                        "P9",
                        "goodput of " + CROWD + " clients",
                        rush.perSecond(),
                        "answers/s",
                        usual.perSecond(),
                        Aim.atLeast(0.8),
                        "beside it " + Load.CLIENTS + " clients; the clients share the cores"));
        var refused = rush.count(Answer::refused);
        add(
                "the excess, p99",
                rush.millis(Answer::refused, 99),
                "ms",
                refused == 0 ? Aim.NONE : Aim.atMost(50),
                refused == 0
                        ? "nothing was refused; what was served took " + Report.number(rush.millis(Answer::ok, 99))
                                + " ms at p99"
                        : refused + " answers 429 or 503");
        add("health after it", health, "ms", Aim.atMost(1000), "from the end of the load to UP at the gateway");
    }

    private double millisToHealth() {
        var health = lab.site().at("gateway", "/actuator/health");
        var begin = System.nanoTime();
        do {
            var answer = Load.of(1, Load.times(1), () -> Load.to(health).build());
            if (answer.count(Answer::ok) == 1) {
                return (System.nanoTime() - begin) / 1e6;
            }
        } while (System.nanoTime() - begin < PATIENCE.toNanos());
        throw new Unmeasurable("The gateway is not healthy " + PATIENCE.toSeconds() + " s after the load.");
    }

    private void add(String what, double value, String unit, Aim aim, String note) {
        lab.report().add(Figure.of("P9", what, value, unit, aim, note));
    }
}
