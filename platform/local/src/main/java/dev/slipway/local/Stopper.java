package dev.slipway.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Ends processes: services first and side by side, then the broker, then the database. */
record Stopper(Home home, StateFile state, Screen screen) {

    private static final Duration GRACE = Duration.ofSeconds(35);

    void stop(State.Running running) {
        if (running.name().equals(Postgres.NAME)) {
            Postgres.stop(home, running.id());
        } else {
            Processes.end(running.id(), "TERM", GRACE);
        }
    }

    void stopAll(Collection<State.Running> processes) {
        var alive = processes.stream().filter(it -> it.id().alive()).toList();
        var services = new ArrayList<>(alive);
        services.removeIf(it -> List.of(Postgres.NAME, Kafka.NAME).contains(it.name()));
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            services.forEach(it -> threads.execute(() -> stopAndTell(it)));
        }
        for (var name : List.of(Kafka.NAME, Postgres.NAME)) {
            alive.stream().filter(it -> it.name().equals(name)).forEach(this::stopAndTell);
        }
    }

    private void stopAndTell(State.Running running) {
        var clock = Deadline.in(GRACE);
        stop(running);
        screen.line("  " + Starter.padded(running.name()) + "stopped in " + Screen.seconds(clock.elapsed()));
    }

    /** Whatever the state says or does not say: nothing that bears our mark stays. */
    void sweep() {
        var left = Processes.marked(home);
        left.forEach(it -> Processes.signal(it, "TERM"));
        if (!Deadline.in(Duration.ofSeconds(10)).await(() -> left.stream().noneMatch(Pid::alive))) {
            left.forEach(Processes::kill);
        }
        Postgres.server(home).ifPresent(it -> Postgres.stop(home, it));
        Postgres.endLeftovers(home);
    }

    void down() {
        state.read().ifPresent(it -> stopAll(it.processes()));
        sweep();
        state.delete();
    }
}
