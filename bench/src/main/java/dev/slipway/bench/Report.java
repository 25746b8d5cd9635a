package dev.slipway.bench;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Takes figures as they come, and is written anew after each goal: a run that is broken off leaves what it had. */
final class Report {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Machine machine;
    private final Instant at;
    private final List<Figure> figures = new ArrayList<>();
    private final Map<String, String> failures = new LinkedHashMap<>();

    Report(Machine machine, Instant at) {
        this.machine = machine;
        this.at = at.truncatedTo(ChronoUnit.SECONDS);
    }

    void add(Figure figure) {
        figures.add(figure);
    }

    void failed(String goal, String why) {
        failures.put(goal, why);
    }

    void write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("report.md"), markdown());
            Files.writeString(folder.resolve("report.json"), json() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("The report cannot be written to " + folder, e);
        }
    }

    String markdown() {
        var text = new StringBuilder("# What the stack costs\n\n");
        text.append("Measured at ").append(at).append(".\n\n");
        text.append("| Machine | |\n|---|---|\n");
        text.append("| Processor | ")
                .append(machine.processor())
                .append(", ")
                .append(machine.cores())
                .append(" cores |\n");
        text.append("| Memory | ").append(machine.memory()).append(" |\n");
        text.append("| System | ").append(machine.system()).append(" |\n");
        text.append("| JVM | ")
                .append(machine.java())
                .append(", ")
                .append(machine.compiler())
                .append(' ');
        text.append(machine.cache()).append(" |\n");
        text.append("| Flags | `").append(machine.flags()).append("` |\n\n");
        text.append(
                "| Goal | What | Measured | Beside it | Ratio | Aim | | What limits it |\n|---|---|--:|--:|--:|--:|---|---|\n");
        sorted().forEach(figure -> text.append(line(figure)));
        failures.forEach((goal, why) -> text.append("\n")
                .append(goal)
                .append(" could not be measured: ")
                .append(why)
                .append('\n'));
        return text.toString();
    }

    private static String line(Figure figure) {
        return "| "
                + String.join(
                        " | ",
                        figure.goal(),
                        figure.what(),
                        number(figure.value()) + " " + figure.unit(),
                        number(figure.beside()),
                        number(figure.ratio()),
                        aim(figure.aim()),
                        figure.verdict(),
                        figure.note())
                + " |\n";
    }

    private static String aim(Aim aim) {
        return switch (aim.kind()) {
            case AT_MOST -> "≤ " + number(aim.bound());
            case AT_LEAST -> "≥ " + number(aim.bound());
            case RECORDED -> "";
        };
    }

    /** Three digits are more than any figure here is good for; whole numbers keep all of theirs. */
    static String number(@Nullable Double value) {
        if (value == null) {
            return "";
        }
        var size = Math.abs(value);
        var digits = value == Math.rint(value) || size >= 100 ? 0 : size >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    String json() {
        var all = new LinkedHashMap<String, Object>();
        all.put("at", at.toString());
        all.put("machine", machine);
        all.put("figures", sorted().stream().map(Report::fields).toList());
        all.put("failures", failures);
        return JSON.writeValueAsString(all);
    }

    /** What a figure consists of: the largest first, without what is less than one. */
    static String parts(Map<String, Double> parts) {
        return parts.entrySet().stream()
                .filter(it -> it.getValue() >= 1)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(it -> it.getKey() + " " + Math.round(it.getValue()))
                .collect(joining(", "));
    }

    private static Map<String, @Nullable Object> fields(Figure figure) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("goal", figure.goal());
        fields.put("what", figure.what());
        fields.put("value", figure.value());
        fields.put("unit", figure.unit());
        fields.put("beside", figure.beside());
        fields.put("ratio", figure.ratio());
        fields.put("aim", figure.aim());
        fields.put("verdict", figure.verdict());
        fields.put("note", figure.note());
        return fields;
    }

    /** By the goals' numbers, P2 before P10; of one goal as they were taken. */
    private List<Figure> sorted() {
        return figures.stream()
                .sorted(Comparator.comparingInt(it -> Integer.parseInt(it.goal().substring(1))))
                .toList();
    }
}
