package dev.slipway.local;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Exit code 0: all that was started is ready. 1: something is not. 3: nothing runs. */
record Status(Home home, StateFile state, Screen screen, Stack stack) {

    int print() {
        var known = state.read().filter(State::anyAlive);
        if (known.isEmpty()) {
            screen.line("Nothing runs. ./slipway up starts everything.");
            return 3;
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("NAME", "STATE", "PID", "PORT", "MEMORY", "UP FOR"));
        long total = 0;
        boolean healthy = true;
        for (var running : known.get().processes()) {
            var memory = running.alive() ? Memory.of(running.id()) : 0;
            var condition = condition(running);
            rows.add(row(running, condition, memory));
            total += memory;
            healthy &= condition.equals("ready");
        }
        screen.table(rows);
        screen.line("");
        screen.line("Memory of the whole stack: " + mebibytes(total));
        screen.line("Slipway is at " + known.get().url());
        people();
        if (!healthy) {
            screen.line("./slipway up starts what is missing; ./slipway logs NAME says why it is.");
        }
        return healthy ? 0 : 1;
    }

    private void people() {
        try {
            Summary.people(stack, Secrets.read(home.secrets()), screen);
        } catch (IOException unreadable) {
            screen.line("Who can sign in stands in " + home.secrets() + ", which cannot be read.");
        }
    }

    private String condition(State.Running running) {
        if (running.stopped()) {
            return "stopped";
        }
        if (!running.alive()) {
            return "died";
        }
        return ready(running) ? "ready" : "not ready";
    }

    private boolean ready(State.Running running) {
        return stack.services().stream()
                .filter(it -> running.service().equals(it.name()))
                .findFirst()
                .map(it -> ServiceProcess.answers(running.url() + it.ready()))
                .orElse(true);
    }

    private static List<String> row(State.Running running, String condition, long memory) {
        var alive = running.alive();
        return List.of(
                running.name(),
                condition,
                alive ? Long.toString(running.pid()) : "-",
                String.valueOf(
                        running.ports().getOrDefault("http", running.ports().get(running.service()))),
                alive ? mebibytes(memory) : "-",
                alive ? readable(Local.uptime(running)) : "-");
    }

    private static String mebibytes(long kibibytes) {
        return String.format(Locale.ROOT, "%d MiB", kibibytes / 1024);
    }

    private static String readable(Duration time) {
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        return time.toMinutes() > 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : time.toSeconds() + " s";
    }
}
