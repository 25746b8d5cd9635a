package dev.slipway.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** What differs between the machines of our users. */
final class Platform {

    private static final String OS = property("os.name").toLowerCase(Locale.ROOT);
    private static final String ARCH = property("os.arch").toLowerCase(Locale.ROOT);

    static final boolean MAC = OS.contains("mac");
    static final boolean LINUX = OS.contains("linux");

    private Platform() {}

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name));
    }

    /** The PostgreSQL archive for this machine, as the binaries' jars name it. */
    static String postgresArchive() {
        var arm = ARCH.equals("aarch64") || ARCH.equals("arm64");
        var intel = ARCH.equals("amd64") || ARCH.equals("x86_64");
        if (!(arm || intel) || !(MAC || LINUX)) {
            throw new Problem("There is no PostgreSQL for " + OS + " on " + ARCH
                    + " here: use Linux or macOS on x86-64 or ARM (on Windows: WSL 2).");
        }
        return "postgres-" + (MAC ? "darwin" : "linux") + "-" + (arm ? "arm_64" : "x86_64") + ".txz";
    }

    static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Puts a command into a session of its own, so that neither Ctrl-C nor a closed terminal reaches it. */
    static List<String> detached(List<String> command) {
        var all = new ArrayList<String>();
        if (which("setsid")) {
            all.add("setsid");
        } else if (which("perl")) {
            all.addAll(List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV or die $!"));
        } else {
            all.add("nohup");
        }
        all.addAll(command);
        return all;
    }

    static boolean which(String program) {
        for (var folder : Objects.requireNonNullElse(System.getenv("PATH"), "/usr/bin:/bin")
                .split(File.pathSeparator, -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    static boolean succeeds(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (java.io.IOException absent) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What a program prints, or nothing where it is absent or fails. */
    static List<String> lines(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var out = process.inputReader()) {
                return out.lines().toList();
            }
        } catch (java.io.IOException | java.io.UncheckedIOException absent) {
            return List.of();
        }
    }
}
