package dev.slipway.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Looks at this machine; the script has looked at the JDK, Maven and Node before. */
class Doctor {

    private static final long GIGABYTE = 1_000_000_000;

    private final Home home;
    private final Stack stack;
    private final StateFile state;
    private final int base;
    private final Screen screen;
    private boolean blocked;

    Doctor(Home home, Stack stack, int base, Screen screen) {
        this.home = home;
        this.stack = stack;
        this.state = new StateFile(home.state());
        this.base = base;
        this.screen = screen;
    }

    int examine() {
        memory();
        disk("the run folder", home.run(), 2 * GIGABYTE);
        disk("the cache folder", home.cache(), GIGABYTE / 4);
        ports();
        postgres();
        clock();
        docker();
        cluster();
        screen.line(blocked ? "Something is in the way: see above." : "Nothing is in the way of ./slipway up.");
        return blocked ? 1 : 0;
    }

    private void memory() {
        var available = Memories.available();
        if (available == 0) {
            note("memory", "unknown; the stack takes about 2 GB");
        } else if (available < 2 * GIGABYTE && !running()) {
            block("memory", rounded(available) + " available; the stack takes about 2 GB: close some programs");
        } else {
            fine("memory", rounded(available) + " available");
        }
    }

    private void disk(String what, Path folder, long needed) {
        var existing = folder;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null) {
            return;
        }
        var free = existing.toFile().getUsableSpace();
        if (!Files.isWritable(existing)) {
            block("disk", existing + " is not writable: chown it to yourself, or set SLIPWAY_RUN_DIR elsewhere");
        } else if (free < needed) {
            block(
                    "disk",
                    rounded(free) + " free for " + what + " (" + folder + "): free " + rounded(needed - free)
                            + " more");
        } else {
            fine("disk", rounded(free) + " free for " + what + " (" + folder + ")");
        }
    }

    private void ports() {
        if (running()) {
            fine("ports", "in use by this stack, which runs");
            return;
        }
        var taken = new ArrayList<String>();
        var wanted = new ArrayList<>(
                stack.services().stream().map(it -> base + it.port()).toList());
        wanted.addAll(List.of(
                base + stack.ports().postgres(),
                base + stack.ports().kafka(),
                base + stack.ports().kafkaController()));
        for (int port : wanted) {
            if (!Ports.free(port)) {
                taken.add(port + " by " + Ports.holder(port));
            }
        }
        if (taken.isEmpty()) {
            fine("ports", "all free, from " + base);
        } else {
            block(
                    "ports",
                    "taken: " + String.join("; ", taken) + ". Stop that, or SLIPWAY_PORT_BASE=" + freeBase(wanted)
                            + " ./slipway up");
        }
    }

    private int freeBase(List<Integer> wanted) {
        return Ports.freeBase(wanted.stream().map(it -> it - base).toList());
    }

    private void postgres() {
        try {
            var programs = new PostgresBinaries(home.cache()).unpack();
            var works = Platform.succeeds(programs.resolve("bin/postgres").toString(), "--version");
            PostgresUser.prefix();
            report(
                    works,
                    "postgres",
                    "its programs run from " + programs,
                    "its programs do not run from " + programs
                            + " (a folder mounted noexec, or musl instead of glibc?): set XDG_CACHE_HOME elsewhere");
        } catch (IOException | Problem refused) {
            block("postgres", String.valueOf(refused.getMessage()));
        }
    }

    /** Tokens live for minutes: a clock that is far off makes them invalid, and make-like builds do nothing. */
    private void clock() {
        var newest = stack.services().stream()
                .map(it -> home.root().resolve(it.jar()).getParent())
                .mapToLong(it -> it.toFile().lastModified())
                .max()
                .orElse(0);
        var ahead = Instant.ofEpochMilli(newest).isAfter(Instant.now().plusSeconds(60));
        report(
                !ahead,
                "clock",
                Instant.now() + " (UTC)",
                "it says " + Instant.now() + ", which is before the last build: set it (timedatectl set-ntp true)");
    }

    private void docker() {
        optional("docker", () -> Platform.succeeds("docker", "info"), "answers", "does not answer; not needed here");
    }

    private void cluster() {
        optional(
                "cluster",
                () -> Platform.which("kubectl") && Platform.succeeds("kubectl", "version", "--request-timeout=3s"),
                "kubectl reaches one",
                "kubectl reaches none; not needed here");
    }

    private void optional(String what, BooleanSupplier works, String yes, String no) {
        note(what, works.getAsBoolean() ? yes : no);
    }

    private boolean running() {
        return state.read().filter(State::anyAlive).isPresent();
    }

    private void report(boolean good, String what, String yes, String no) {
        if (good) {
            fine(what, yes);
        } else {
            block(what, no);
        }
    }

    private void fine(String what, String text) {
        screen.line("  ok    " + Starter.padded(what) + text);
    }

    private void note(String what, String text) {
        screen.line("  note  " + Starter.padded(what) + text);
    }

    private void block(String what, String text) {
        blocked = true;
        screen.line("  BAD   " + Starter.padded(what) + text);
    }

    private static String rounded(long bytes) {
        return String.format(java.util.Locale.ROOT, "%.1f GB", (double) bytes / GIGABYTE);
    }

    /** What programs may still take, which is more than what is free. */
    private static final class Memories {

        static long available() {
            try (var lines = Files.lines(Path.of("/proc/meminfo"))) {
                return lines.filter(it -> it.startsWith("MemAvailable:"))
                        .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")) * 1024)
                        .findFirst()
                        .orElse(0);
            } catch (IOException notLinux) {
                return Platform.lines("sysctl", "-n", "hw.memsize").stream()
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElse(0);
            }
        }
    }
}
