package dev.slipway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * CPU time that processes have used so far, with all their threads and child processes, as the kernel counts it. What a JVM's
 * compilers used is kept apart: it ends when the code is hot, and says nothing of a request.
 */
record Cpu(Duration work, Duration compilers) {

    static final Cpu NONE = new Cpu(Duration.ZERO, Duration.ZERO);

    /** The unit of times in {@code /proc}, on every architecture that a JDK 25 runs on. */
    private static final Duration TICK = Duration.ofMillis(10);

    /** Names as the kernel keeps them, cut at 15 characters. */
    private static final List<String> COMPILERS = List.of("C1 CompilerThre", "C2 CompilerThre");

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    static Cpu of(long pid) {
        var all = family(pid).map(Cpu::ofProcess).reduce(Duration.ZERO, Duration::plus);
        var compilers = ofThreads(pid, COMPILERS);
        return new Cpu(all.minus(compilers), compilers);
    }

    /** The threads of one process whose names begin so. */
    static Duration ofThreads(long pid, List<String> names) {
        try (var threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            return threads.filter(thread -> names.stream().anyMatch(read(thread, "comm")::startsWith))
                    .map(thread -> ticks(read(thread, "stat"), USER, SYSTEM))
                    .reduce(Duration.ZERO, Duration::plus);
        } catch (IOException e) {
            throw new UncheckedIOException("Process " + pid + " does not run any more.", e);
        }
    }

    static Stream<Long> family(long pid) {
        var children = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessHandle::pid);
        return Stream.concat(Stream.of(pid), children);
    }

    /** With the time of the children that have ended, such as a database's connections. */
    private static Duration ofProcess(long pid) {
        return ticks(read(Path.of("/proc/" + pid), "stat"), USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM);
    }

    /** Sums fields of a {@code stat} line, counted from behind the name: that may hold blanks and brackets itself. */
    static Duration ticks(String stat, int... fields) {
        if (stat.isEmpty()) {
            return Duration.ZERO;
        }
        var values = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long sum = 0;
        for (int field : fields) {
            sum += Long.parseLong(values[field].strip());
        }
        return TICK.multipliedBy(sum);
    }

    /** Nothing of what ended between listing and reading: its parent has its time by now. */
    private static String read(Path process, String file) {
        try {
            return Files.readString(process.resolve(file));
        } catch (NoSuchFileException ended) {
            return "";
        } catch (IOException e) {
            if (!Files.exists(process)) {
                return "";
            }
            throw new UncheckedIOException("Cannot read " + process.resolve(file), e);
        }
    }

    Cpu plus(Cpu other) {
        return new Cpu(work.plus(other.work), compilers.plus(other.compilers));
    }

    Cpu since(Cpu before) {
        return new Cpu(work.minus(before.work), compilers.minus(before.compilers));
    }

    Duration all() {
        return work.plus(compilers);
    }

    static double micros(Duration time, long operations) {
        return time.toNanos() / 1000.0 / operations;
    }
}
