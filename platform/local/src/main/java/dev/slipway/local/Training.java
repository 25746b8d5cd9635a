package dev.slipway.local;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Trains what has no AOT cache yet, one at a time, at the lowest priority, in a process of its own. */
record Training(Home home, Plan plan) {

    static void inBackground(Plan plan, Screen screen) {
        var names = plan.trainables().stream()
                .filter(it -> it.aot().wanted())
                .map(Trainable::name)
                .toList();
        if (names.isEmpty()) {
            return;
        }
        try {
            var command = new ArrayList<>(List.of(Processes.java(), "-XX:+UseSerialGC", "-Xmx64m"));
            command.addAll(Processes.marks(plan.home(), "aot-training"));
            command.add("-Dslipway.root=" + plan.home().root());
            command.addAll(List.of(
                    "-cp",
                    Objects.requireNonNull(System.getProperty("java.class.path")),
                    Launcher.class.getName(),
                    "train"));
            Processes.start(
                    command,
                    Map.of("SLIPWAY_RUN_DIR", plan.home().run().toString()),
                    plan.home().run(),
                    plan.home().log("aot"));
            screen.line("In the background, for a quicker next start: a cache for " + String.join(", ", names) + ".");
        } catch (IOException | Problem unimportant) {
            screen.line("The next start will be as slow as this one: " + unimportant.getMessage());
        }
    }

    int run() throws IOException {
        Files.createDirectories(home.apps());
        var lock = home.apps().resolve("training" + File.separator + "lock");
        Files.createDirectories(lock.getParent());
        try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null) {
                return 0;
            }
            for (var one : plan.trainables()) {
                if (one.aot().wanted()) {
                    System.out.println(
                            one.name() + (one.train(home.log("aot")) ? ": trained" : ": no cache came of it"));
                }
            }
            return 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
