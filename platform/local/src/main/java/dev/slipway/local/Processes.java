package dev.slipway.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Starts processes that outlive us, finds them again, and ends them. */
final class Processes {

    /** What a child sees of our environment: settings meant for other programs must not reach a service by accident. */
    private static final Set<String> PASSED = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "LANG",
            "LC_ALL",
            "LC_CTYPE",
            "TZ",
            "TMPDIR",
            "JAVA_HOME",
            "http_proxy",
            "https_proxy",
            "no_proxy",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "NO_PROXY");

    private static final long LOG_LIMIT = 20_000_000;

    private Processes() {}

    static Pid start(List<String> command, Map<String, String> environment, Path folder, Path log) throws IOException {
        rotate(log);
        var process = builder(Platform.detached(command), environment)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return Pid.of(process.pid())
                .orElseThrow(() -> new Problem("It ended at once: " + command.getFirst() + ". Its log: " + log));
    }

    /** With the given settings and, of our own, what every program needs. */
    static ProcessBuilder builder(List<String> command, Map<String, String> environment) {
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(inherited());
        builder.environment().putAll(environment);
        return builder;
    }

    static Map<String, String> inherited() {
        var passed = new TreeMap<String, String>();
        System.getenv().forEach((name, value) -> {
            if (PASSED.contains(name)) {
                passed.put(name, value);
            }
        });
        passed.put("MALLOC_ARENA_MAX", "2");
        return passed;
    }

    static String java() {
        return Path.of(Objects.requireNonNull(System.getProperty("java.home")), "bin/java")
                .toString();
    }

    /** The mark by which processes of a stack are found even when nothing was written down about them. */
    static List<String> marks(Home home, String name) {
        return List.of("-Dslipway.run=" + home.run(), "-Dslipway.name=" + name);
    }

    /** Everything that runs for this stack, ourselves apart. */
    static List<Pid> marked(Home home) {
        var mark = "-Dslipway.run=" + home.run();
        return matching(arguments -> arguments.contains(mark));
    }

    static List<Pid> matching(Predicate<List<String>> arguments) {
        var self = ProcessHandle.current().pid();
        return ProcessHandle.allProcesses()
                .filter(it -> it.pid() != self && arguments.test(argumentsOf(it)))
                .flatMap(it -> Pid.of(it.pid()).stream())
                .toList();
    }

    static List<String> argumentsOf(ProcessHandle process) {
        try {
            return List.of(Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
                    .split("\0"));
        } catch (IOException notLinux) {
            return process.info().arguments().map(it -> List.of(it)).orElse(List.of());
        }
    }

    static void signal(Pid process, String name) {
        if (process.alive()) {
            Platform.succeeds("kill", "-" + name, Long.toString(process.number()));
        }
    }

    /** Asks, waits, then insists. */
    static void end(Pid process, String signal, Duration grace) {
        signal(process, signal);
        if (!Deadline.in(grace).await(() -> !process.alive(), 20)) {
            kill(process);
        }
    }

    static void kill(Pid process) {
        var family = process.handle().stream()
                .flatMap(it -> Stream.concat(Stream.of(it), it.descendants()))
                .toList();
        family.forEach(ProcessHandle::destroyForcibly);
        Deadline.in(Duration.ofSeconds(5)).await(() -> !process.alive(), 20);
    }

    static List<String> lastLines(Path log, int count) {
        try (var lines = Files.lines(log, java.nio.charset.StandardCharsets.ISO_8859_1)) {
            var last = new ArrayList<String>();
            lines.forEach(line -> {
                last.add(line);
                if (last.size() > count) {
                    last.removeFirst();
                }
            });
            return last;
        } catch (IOException | java.io.UncheckedIOException absent) {
            return List.of();
        }
    }

    private static void rotate(Path log) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
