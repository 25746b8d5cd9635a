package dev.slipway.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ends of the logs, and what is added to them. */
record Logs(Home home, Screen screen) {

    int print(Options options) {
        var all = files();
        for (var name : options.names()) {
            if (!all.containsKey(name)) {
                throw Problem.usage("There is no log called '" + name + "'. There is: "
                        + String.join(", ", all.keySet().stream().sorted().toList()));
            }
        }
        var wanted = options.names().isEmpty() ? all.keySet().stream().sorted().toList() : options.names();
        var ends = new HashMap<String, Long>();
        for (var name : wanted) {
            var file = home.log(name);
            ends.put(name, file.toFile().length());
            Processes.lastLines(file, options.lines()).forEach(line -> show(wanted, name, line));
        }
        while (options.follow() && !screen.broken()) {
            wanted.forEach(name -> ends.compute(name, (key, from) -> grown(wanted, name, from == null ? 0 : from)));
            Deadline.pause(250);
        }
        return 0;
    }

    private Map<String, Path> files() {
        var found = new HashMap<String, Path>();
        try (var files = Files.list(home.logs())) {
            files.filter(it -> it.toString().endsWith(".log"))
                    .forEach(it -> found.put(it.getFileName().toString().replaceFirst("\\.log$", ""), it));
        } catch (IOException none) {
            screen.line("There are no logs yet: nothing was started here.");
        }
        return found;
    }

    private long grown(List<String> wanted, String name, long from) {
        try (var file = new RandomAccessFile(home.log(name).toFile(), "r")) {
            var start = file.length() < from ? 0 : from;
            var bytes = new byte[(int) Math.min(file.length() - start, 1_000_000)];
            file.seek(start);
            file.readFully(bytes);
            int whole = bytes.length;
            while (whole > 0 && bytes[whole - 1] != '\n') {
                whole--;
            }
            new String(bytes, 0, whole, StandardCharsets.UTF_8).lines().forEach(line -> show(wanted, name, line));
            return start + whole;
        } catch (IOException absent) {
            return from;
        }
    }

    private void show(List<String> wanted, String name, String line) {
        screen.line(wanted.size() == 1 ? line : Starter.padded(name) + "| " + line);
    }
}
