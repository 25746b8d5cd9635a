package dev.slipway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a figure depends on, and is worth nothing without. */
record Machine(String processor, int cores, String memory, String system, String java, String flags) {

    private static final String OPTIONS = "JAVA_TOOL_OPTIONS=";

    static Machine with(long jvm) {
        return new Machine(
                valueOf("model name", read("/proc/cpuinfo")),
                Runtime.getRuntime().availableProcessors(),
                valueOf("MemTotal", read("/proc/meminfo")),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                flags(read("/proc/" + jvm + "/cmdline"), read("/proc/" + jvm + "/environ")));
    }

    /** Of a command line and an environment as the kernel keeps them: flags come by either. */
    static String flags(String commandLine, String environment) {
        return Arrays.stream((commandLine + " " + options(environment)).split("[\0 ]", -1))
                .filter(it -> it.startsWith("-X"))
                .map(it -> it.startsWith("-XX:AOTCache=") ? "-XX:AOTCache=app.aot" : it)
                .collect(Collectors.joining(" "));
    }

    private static String options(String environment) {
        return Arrays.stream(environment.split("\0", -1))
                .filter(it -> it.startsWith(OPTIONS))
                .map(it -> it.substring(OPTIONS.length()))
                .collect(Collectors.joining(" "));
    }

    /** Without a switch of its own a JVM compiles with C1 first, then with C2. */
    String compiler() {
        return flags.contains("-XX:TieredStopAtLevel=1") ? "C1" : "C2";
    }

    String cache() {
        return flags.contains("-XX:AOTCache=") ? "with its AOT cache" : "without an AOT cache";
    }

    static String valueOf(String key, String text) {
        return text.lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
