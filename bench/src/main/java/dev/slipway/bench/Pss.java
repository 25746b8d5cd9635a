package dev.slipway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Memory of a process and its children in MiB, each page that several share counted in parts. */
final class Pss {

    private static final double KIBIBYTES = 1024;

    private Pss() {}

    static double of(long pid) {
        return Cpu.family(pid).mapToLong(Pss::kibibytes).sum() / KIBIBYTES;
    }

    private static long kibibytes(long pid) {
        try {
            return in(Files.readString(Path.of("/proc/" + pid + "/smaps_rollup")));
        } catch (NoSuchFileException ended) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException("The memory of process " + pid + " cannot be read.", e);
        }
    }

    static long in(String rollup) {
        return rollup.lines()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No line Pss: in " + rollup));
    }
}
