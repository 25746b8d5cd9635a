package dev.slipway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ReportTests {

    private final Report report = new Report(
            new Machine("Some CPU", 2, "8 GB", "Linux 6", "OpenJDK 25", "-XX:+UseSerialGC -XX:AOTCache=app.aot"),
            Instant.parse("2026-11-24T09:15:30.5Z"));

    @Test
    void saysWhatWasMeasuredWhereAndWhetherItIsEnough() {
        report.add(new Figure("P1", "read a product", 260.4, "µs", 130.2, Aim.atMost(2.2), "catalog and PostgreSQL"));
        assertThat(report.markdown())
                .contains("Measured at 2026-11-24T09:15:30Z.")
                .contains("| Processor | Some CPU, 2 cores |")
                .contains("| JVM | OpenJDK 25, C2 with its AOT cache |")
                .contains("| P1 | read a product | 260 µs | 130 | 2 | ≤ 2.20 | met | catalog and PostgreSQL |");
    }

    @Test
    void goesByTheNumbersOfTheGoals() {
        add("P10");
        add("P2");
        assertThat(report.markdown()).containsSubsequence("| P2 |", "| P10 |");
    }

    @Test
    void namesWhatCouldNotBeMeasured() {
        report.failed("P6", "Settling all orders took longer than 600 s.");
        assertThat(report.markdown()).contains("P6 could not be measured: Settling all orders took longer than 600 s.");
        assertThat(JsonMapper.shared()
                        .readTree(report.json())
                        .path("failures")
                        .path("P6")
                        .asString())
                .startsWith("Settling");
    }

    @Test
    void tellsProgramsTheSame(@TempDir Path folder) throws Exception {
        report.add(new Figure("P1", "read a product", 260, "µs", 130.0, Aim.atMost(2.2), ""));
        add("P7");
        report.write(folder);

        var json = JsonMapper.shared().readTree(Files.readString(folder.resolve("report.json")));
        assertThat(json.path("machine").path("cores").asInt()).isEqualTo(2);
        assertThat(json.path("figures").path(0).path("ratio").asDouble()).isEqualTo(2);
        assertThat(json.path("figures").path(0).path("verdict").asString()).isEqualTo("met");
        assertThat(json.path("figures").path(1).path("ratio").isNull()).isTrue();
        assertThat(folder.resolve("report.md")).hasContent(report.markdown());
    }

    @Test
    void writesAsManyDigitsAsAFigureIsGoodFor() {
        assertThat(Report.number(1234.56)).isEqualTo("1235");
        assertThat(Report.number(12.345)).isEqualTo("12.3");
        assertThat(Report.number(1.2345)).isEqualTo("1.23");
        assertThat(Report.number(5.0)).isEqualTo("5");
        assertThat(Report.number(null)).isEmpty();
    }

    private void add(String goal) {
        report.add(Figure.of(goal, "something", 1, "s", Aim.NONE, ""));
    }
}
