package dev.slipway.local;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Starts parts side by side and waits until they are ready. Remembers what it started, to take it back. */
class Starter {

    private final Home home;
    private final StateFile state;
    private final Screen screen;
    private final Collection<State.Running> started = new ConcurrentLinkedQueue<>();
    private final TreeSet<String> waiting = new TreeSet<>();
    private boolean closed;

    Starter(Home home, StateFile state, Screen screen) {
        this.home = home;
        this.state = state;
        this.screen = screen;
    }

    /** At most so many at a time: two JVMs that start on one core take longer than one after the other. */
    void startAll(List<? extends Part> parts, int atATime) {
        if (parts.isEmpty()) {
            return;
        }
        var clock = Deadline.in(Duration.ofDays(1));
        try (var threads = Executors.newFixedThreadPool(atATime)) {
            var results = new ExecutorCompletionService<Part>(threads);
            parts.forEach(part -> results.submit(() -> start(part), part));
            for (int done = 0; done < parts.size(); ) {
                var next = results.poll(250, TimeUnit.MILLISECONDS);
                if (next == null) {
                    show(clock);
                    continue;
                }
                done++;
                finish(next, threads::shutdownNow);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Problem("Interrupted.");
        }
    }

    private void show(Deadline clock) {
        synchronized (waiting) {
            if (!waiting.isEmpty()) {
                screen.waiting("  starting " + String.join(", ", waiting) + " ... "
                        + clock.elapsed().toSeconds() + " s");
            }
        }
    }

    private static void finish(Future<Part> next, Runnable stopOthers) throws InterruptedException {
        try {
            next.get();
        } catch (ExecutionException failed) {
            stopOthers.run();
            throw failed.getCause() instanceof Problem problem ? problem : new IllegalStateException(failed.getCause());
        }
    }

    void start(Part part) {
        mark(part, true);
        try {
            var clock = Deadline.in(part.patience());
            launch(part);
            awaitReady(part, clock);
            screen.line("  " + padded(part.name()) + "ready in " + Screen.seconds(clock.elapsed()));
        } catch (Problem known) {
            throw known;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Problem("Interrupted.");
        } catch (Exception failed) {
            throw failure(part, sentence(failed));
        } finally {
            mark(part, false);
        }
    }

    static String padded(String name) {
        return name + " ".repeat(Math.max(1, 12 - name.length()));
    }

    State.Running launch(Part part) throws Exception {
        part.prepare();
        synchronized (started) {
            if (closed) {
                throw new Problem("Interrupted.");
            }
            var running = part.launch();
            started.add(running);
            state.change(it -> it.with(running));
            return running;
        }
    }

    /** Launches nothing from now on. What was launched is complete: no process is left between its start and our list. */
    List<State.Running> close() {
        synchronized (started) {
            closed = true;
            return List.copyOf(started);
        }
    }

    private void awaitReady(Part part, Deadline clock) throws InterruptedException {
        var process = last(part).id();
        while (!part.ready(process)) {
            if (!process.alive()) {
                throw failure(part, "it ended by itself while starting");
            }
            if (clock.over()) {
                throw failure(part, "it was not ready after " + part.patience().toSeconds() + " s");
            }
            Thread.sleep(60);
        }
    }

    private State.Running last(Part part) {
        return started.stream()
                .filter(it -> it.name().equals(part.name()))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private Problem failure(Part part, String reason) {
        var log = home.log(part.name());
        return new Problem(part.name() + " did not start: " + reason + ".\nThe end of its log, " + log + ":\n    "
                + String.join("\n    ", Processes.lastLines(log, 25))
                + "\nMend what it names, then run ./slipway up again. ./slipway doctor looks at this machine.");
    }

    private static String sentence(Exception failed) {
        return failed instanceof IOException
                        && String.valueOf(failed.getMessage()).contains("No space left")
                ? "the disk is full; free some space"
                : String.valueOf(failed);
    }

    private void mark(Part part, boolean begins) {
        synchronized (waiting) {
            if (begins) {
                waiting.add(part.name());
            } else {
                waiting.remove(part.name());
            }
        }
    }
}
