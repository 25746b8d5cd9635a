package dev.slipway.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that can be recognised again. Numbers are given out anew, after a reboot at the latest; the number together
 * with the moment of its start is not.
 */
record Pid(long number, String start) {

    static Optional<Pid> of(long number) {
        return startOf(number).map(start -> new Pid(number, start));
    }

    boolean alive() {
        return startOf(number).filter(start::equals).isPresent();
    }

    Optional<ProcessHandle> handle() {
        return alive() ? ProcessHandle.of(number) : Optional.empty();
    }

    Instant startedAt() {
        return ProcessHandle.of(number).flatMap(it -> it.info().startInstant()).orElseGet(Instant::now);
    }

    private static Optional<String> startOf(long number) {
        if (number <= 0) {
            return Optional.empty();
        }
        if (Files.isDirectory(Path.of("/proc/self"))) {
            return startByProc(number);
        }
        return ProcessHandle.of(number)
                .filter(ProcessHandle::isAlive)
                .flatMap(it -> it.info().startInstant())
                .map(at -> Long.toString(at.toEpochMilli()));
    }

    /** Ticks since boot, which no change of the clock moves. */
    private static Optional<String> startByProc(long number) {
        try {
            var stat = Files.readString(Path.of("/proc/" + number + "/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return gone(fields[0], fields[17]) ? Optional.empty() : Optional.of(fields[19] + "@" + Boot.ID);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** A zombie counts as gone once its last thread is: until then a killed JVM holds its ports and files. */
    private static boolean gone(String state, String threads) {
        return state.equals("X") || (state.equals("Z") && Integer.parseInt(threads) <= 1);
    }

    private static final class Boot {

        static final String ID = read();

        private static String read() {
            try {
                return Files.readString(Path.of("/proc/sys/kernel/random/boot_id"))
                        .strip()
                        .substring(0, 8);
            } catch (IOException | IndexOutOfBoundsException hidden) {
                return "";
            }
        }
    }
}
