package dev.slipway.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.management.ObjectName;

/** What a JVM holds by kind of memory, as long as it was started with {@code -XX:NativeMemoryTracking=summary}. */
final class NativeMemory {

    private static final Pattern KIND = Pattern.compile("(?m)^- +(\\S.*?) \\(reserved=\\d+KB, committed=(\\d+)KB");

    private static final double KIBIBYTES = 1024;

    private NativeMemory() {}

    /** In MiB; empty where the JVM does not track it. */
    static String of(long pid) {
        var summary = Jvm.ask(
                pid,
                beans -> beans.invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "vmNativeMemory",
                        new Object[] {new String[] {"summary"}},
                        new String[] {String[].class.getName()}));
        return Report.parts(in(String.valueOf(summary)));
    }

    /** MiB that the system has promised, by kind. */
    static Map<String, Double> in(String summary) {
        var kinds = new LinkedHashMap<String, Double>();
        KIND.matcher(summary)
                .results()
                .forEach(it -> kinds.put(it.group(1), Double.parseDouble(it.group(2)) / KIBIBYTES));
        return kinds;
    }
}
