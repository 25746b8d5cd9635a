package dev.slipway.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Does the steps that make a fresh stack worth looking at, each one once per data folder. */
record Seeding(Plan plan, Screen screen) {

    boolean run() throws IOException {
        var mark = plan.home().run().resolve("seeded");
        var done = new ArrayList<>(Files.exists(mark) ? Files.readAllLines(mark) : List.of());
        for (var step : plan.settings().stack().seed()) {
            if (!done.contains(step.name())) {
                if (!run(step)) {
                    return false;
                }
                done.add(step.name());
                AtomicFile.write(mark, String.join("\n", done) + "\n");
            }
        }
        return true;
    }

    private boolean run(Stack.Step step) throws IOException {
        var clock = Deadline.in(Duration.ofMinutes(5));
        var log = plan.home().log("seed-" + step.name());
        var environment = new HashMap<>(Processes.inherited());
        var command = command(step, environment);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().putAll(plan.settings().of(step));
        var process = builder.start();
        try {
            while (!process.waitFor(250, TimeUnit.MILLISECONDS) && !clock.over()) {
                screen.waiting(
                        "  making " + step.name() + " ... " + clock.elapsed().toSeconds() + " s");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (process.isAlive()) {
            process.destroyForcibly();
        } else if (process.exitValue() == 0) {
            screen.line("  " + Starter.padded(step.name()) + "made in " + Screen.seconds(clock.elapsed()));
            return true;
        }
        screen.line(
                "Everything runs, but the step '" + step.name() + "' of the demo data failed; the next ./slipway up "
                        + "tries it again.\nThe end of its log, " + log + ":\n    "
                        + String.join("\n    ", Processes.lastLines(log, 15)));
        return false;
    }

    private List<String> command(Stack.Step step, Map<String, String> environment) throws IOException {
        var home = plan.home();
        if (step.service() != null) {
            var service = (ServiceProcess) plan.part(step.service());
            environment.putAll(service.environment());
            var command = new ArrayList<>(service.command(Processes.marks(home, "seed")));
            command.addAll(step.arguments());
            return command;
        }
        if (step.tools() == null) {
            throw new Problem("stack.yaml: step " + step.name() + " names neither a service nor tools");
        }
        environment.put("SLIPWAY_RUN_DIR", home.run().toString());
        environment.put("SLIPWAY_HOME", home.root().toString());
        var command = new ArrayList<>(List.of(Processes.java(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(Processes.marks(home, "seed"));
        command.addAll(List.of("-cp", toolsClassPath(home.root()), step.tools()));
        command.addAll(step.arguments());
        return command;
    }

    private static String toolsClassPath(Path root) throws IOException {
        var folder = root.resolve("e2e/target");
        return folder.resolve("classes")
                + File.pathSeparator
                + Files.readString(folder.resolve("classpath")).strip();
    }
}
