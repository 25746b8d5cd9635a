package dev.slipway.local;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Brings everything up, or mends what is missing; what fails or is interrupted on the way is taken back. */
class Up {

    private final Plan plan;
    private final StateFile state;
    private final Stopper stopper;
    private final Screen screen;
    private final Starter starter;
    private final AtomicBoolean finished = new AtomicBoolean();

    Up(Plan plan, StateFile state, Stopper stopper, Screen screen) {
        this.plan = plan;
        this.state = state;
        this.stopper = stopper;
        this.screen = screen;
        this.starter = new Starter(plan.home(), state, screen);
    }

    int run() throws IOException {
        var clock = Deadline.in(Duration.ofDays(1));
        var hook = new Thread(this::takeBack, "take back");
        Runtime.getRuntime().addShutdownHook(hook);
        var missing = missing();
        var before = state.read().map(State::processes).orElse(List.of());
        if (missing.isEmpty()) {
            screen.line("Slipway is running already.");
        } else {
            screen.line(before.isEmpty() ? "Starting:" : "Starting what is missing:");
        }
        try {
            refuseTakenPorts(missing);
            start(missing);
        } catch (Problem failed) {
            screen.line("Stopping what this run had started.");
            takeBack();
            throw failed;
        }
        finished.set(true);
        return afterwards(clock, missing.isEmpty());
    }

    private int afterwards(Deadline clock, boolean ranAlready) throws IOException {
        var seeded = new Seeding(plan, screen).run();
        new Summary(plan, screen).print();
        if (!ranAlready) {
            screen.line("Up in " + Screen.seconds(clock.elapsed()) + ".");
        }
        return seeded ? 0 : 1;
    }

    /** Brings the written state in line with the plan and the machine; the rest is to be started. */
    private List<Part> missing() {
        var known = state.read().orElseGet(plan::emptyState);
        var next = plan.emptyState();
        var missing = new ArrayList<Part>();
        for (var part : plan.parts()) {
            var entry = known.find(part.name());
            if (entry.filter(State.Running::alive).isPresent()) {
                var running = entry.get();
                if (running.fingerprint().equals(part.fingerprint())) {
                    next = next.with(running);
                    continue;
                }
                screen.line("  " + Starter.padded(part.name()) + "has a new build or new settings: restarting it");
                stopper.stop(running);
            } else if (entry.filter(it -> !it.stopped()).isPresent()) {
                screen.line("  " + Starter.padded(part.name()) + "was not running any more");
            }
            missing.add(part);
        }
        known.processes().stream().filter(it -> plan.find(it.name()).isEmpty()).forEach(stopper::stop);
        if (missing.size() == plan.parts().size()) {
            stopper.sweep();
        }
        state.write(next);
        return missing;
    }

    static void refuseTakenPorts(List<Part> parts) {
        var taken = new ArrayList<String>();
        for (var part : parts) {
            if (part instanceof Postgres postgres
                    && Postgres.server(postgres.home()).isPresent()) {
                continue;
            }
            for (int port : part.ports().values()) {
                if (!Ports.free(port)) {
                    taken.add("Port " + port + ", which " + part.name() + " needs, is taken by " + Ports.holder(port)
                            + ".");
                }
            }
        }
        if (!taken.isEmpty()) {
            throw new Problem(String.join("\n", taken)
                    + "\nStop that, or move the whole stack, for instance: SLIPWAY_PORT_BASE=9080 ./slipway up");
        }
    }

    private void start(List<Part> missing) {
        var cores = Runtime.getRuntime().availableProcessors();
        var backing = missing.stream().filter(it -> it.needs().isEmpty()).toList();
        var services = missing.stream().filter(it -> !it.needs().isEmpty()).toList();
        starter.startAll(backing, 2);
        backing.forEach(it -> provision(plan, it));
        starter.startAll(services, Math.max(2, Math.min(cores, services.size())));
    }

    static void provision(Plan plan, Part part) {
        if (part instanceof Postgres) {
            var settings = plan.settings();
            new Databases("jdbc:postgresql://localhost:" + settings.postgresPort() + "/", settings.secrets())
                    .create(settings.stack().databases(), settings.stack().readers());
        }
    }

    static boolean runs(StateFile state, String name) {
        return state.read()
                .flatMap(it -> it.find(name))
                .filter(State.Running::alive)
                .isPresent();
    }

    private void takeBack() {
        if (finished.compareAndSet(false, true)) {
            var ours = starter.close();
            stopper.stopAll(ours);
            state.change(it -> {
                var rest = it;
                for (var running : ours) {
                    rest = rest.without(running.name());
                }
                return rest;
            });
            if (state.read().filter(State::anyAlive).isEmpty()) {
                state.delete();
            }
        }
    }
}
