package dev.slipway.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A Spring Boot jar, unpacked: that starts faster, can have an AOT cache, and stands any rebuild of the jar. */
final class Application {

    private final Home home;
    private final String name;
    private final String pattern;
    private @Nullable String fingerprint;

    Application(Home home, String name, String pattern) {
        this.home = home;
        this.name = name;
        this.pattern = pattern;
    }

    synchronized String fingerprint() {
        if (fingerprint == null) {
            try {
                fingerprint = Fingerprint.of(builtJar());
            } catch (IOException unreadable) {
                throw new Problem("The jar of " + name + " cannot be read: " + unreadable.getMessage());
            }
        }
        return fingerprint;
    }

    private Path builtJar() throws IOException {
        var folder = Objects.requireNonNull(home.root().resolve(pattern).getParent());
        var names = Objects.requireNonNull(Path.of(pattern).getFileName()).toString();
        if (Files.isDirectory(folder)) {
            try (var jars = Files.newDirectoryStream(folder, names)) {
                for (var newest : java.util.stream.StreamSupport.stream(jars.spliterator(), false)
                        .max(Comparator.comparingLong(it -> it.toFile().lastModified()))
                        .stream()
                        .toList()) {
                    return newest;
                }
            }
        }
        throw new Problem(name + " is not built: there is no " + pattern + ". ./slipway up builds it.");
    }

    Path folder() {
        return home.apps().resolve(name).resolve(fingerprint());
    }

    Path jar() {
        return folder().resolve("app.jar");
    }

    Aot aot() {
        return new Aot(folder());
    }

    /** Replicas start at the same time from one folder: the first unpacks, the others find it done. */
    void unpack() throws IOException, InterruptedException {
        synchronized (Application.class) {
            unpackOnce();
        }
    }

    /** Beside its place first, then renamed, so that no half of it is ever started. */
    private void unpackOnce() throws IOException, InterruptedException {
        if (Files.exists(jar())) {
            return;
        }
        var parent = Files.createDirectories(home.apps().resolve(name));
        var draft = Files.createTempDirectory(parent, "unpacking-");
        try {
            var source = draft.resolve("app.jar");
            var target = draft.resolve("app");
            Files.copy(builtJar(), source);
            run(List.of(
                    Processes.java(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Djarmode=tools",
                    "-jar",
                    source.toString(),
                    "extract",
                    "--destination",
                    target.toString()));
            removeOlder(parent, draft);
            Files.move(target, folder(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            AtomicFile.deleteTree(draft);
        }
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        var log = home.log("unpack-" + name);
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new Problem("The jar of " + name + " could not be unpacked:\n"
                    + String.join("\n", Processes.lastLines(log, 10)));
        }
        Files.deleteIfExists(log);
    }

    /** Builds of before, unless some stack of this clone still runs them. */
    private static void removeOlder(Path parent, Path draft) throws IOException {
        try (var all = Files.list(parent)) {
            for (var old : all.filter(it -> !it.equals(draft)).toList()) {
                var inside = old + "/";
                if (Processes.matching(it -> it.stream().anyMatch(part -> part.contains(inside)))
                        .isEmpty()) {
                    AtomicFile.deleteTree(old);
                }
            }
        }
    }

    boolean train(Home home, Map<String, String> environment, Path log) throws IOException, InterruptedException {
        var arguments = new java.util.ArrayList<>(Processes.marks(home, "aot-training"));
        arguments.addAll(Java.FLAGS);
        arguments.addAll(List.of("-Dspring.context.exit=onRefresh", "-jar", jar().toString()));
        return aot().train(arguments, environment, log);
    }
}
