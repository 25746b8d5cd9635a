package dev.slipway.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The memory of a process and all below it, in KiB: its fair share of what is shared (Pss), or RSS where unknown. */
final class Memory {

    private Memory() {}

    static long of(Pid process) {
        return process.handle().stream()
                .flatMap(it -> Stream.concat(Stream.of(it), it.descendants()))
                .mapToLong(it -> kibibytes(it.pid()))
                .sum();
    }

    private static long kibibytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(it -> it.startsWith("Pss:"))
                    .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException elsewhere) {
            return Platform.lines("ps", "-o", "rss=", "-p", Long.toString(pid)).stream()
                    .mapToLong(it -> Long.parseLong(it.strip()))
                    .sum();
        }
    }
}
