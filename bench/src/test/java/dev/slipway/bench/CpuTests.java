package dev.slipway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CpuTests {

    /** User and system time are fields 14 and 15, those of ended children 16 and 17. */
    private static final String STAT =
            "4711 (a (bad) name) S 1 4711 4711 0 -1 4194560 1234 0 0 0 250 50 7 3 20 0 40 0 987654 1048576 512\n";

    @Test
    void countsFieldsFromBehindTheName() {
        assertThat(Cpu.ticks(STAT, 11, 12)).isEqualTo(Duration.ofSeconds(3));
        assertThat(Cpu.ticks(STAT, 11, 12, 13, 14)).isEqualTo(Duration.ofMillis(3100));
    }

    @Test
    void isNothingForWhatHasEnded() {
        assertThat(Cpu.ticks("", 11, 12)).isZero();
    }

    @Test
    void seesThisProcessWork() {
        var before = Cpu.of(ProcessHandle.current().pid());
        burn(Duration.ofMillis(300));
        var used = Cpu.of(ProcessHandle.current().pid()).since(before);
        assertThat(used.work()).isBetween(Duration.ofMillis(250), Duration.ofSeconds(10));
    }

    /** A database's connections are processes that end. */
    @Test
    void keepsTheTimeOfChildrenThatHaveEnded() throws Exception {
        var before = Cpu.of(ProcessHandle.current().pid());
        var child = new ProcessBuilder("sh", "-c", "i=0; while [ $i -lt 1000000 ]; do i=$((i + 1)); done").start();
        assertThat(child.waitFor()).isZero();
        var used = Cpu.of(ProcessHandle.current().pid()).since(before);
        assertThat(used.work()).isGreaterThan(Duration.ofMillis(100));
    }

    @Test
    void keepsCompilersApart() {
        long pid = ProcessHandle.current().pid();
        var compilers = Cpu.of(pid).compilers();
        assertThat(compilers).isPositive();
        assertThat(Cpu.ofThreads(pid, List.of("C1 Compiler", "C2 Compiler"))).isGreaterThanOrEqualTo(compilers);
        assertThat(Cpu.ofThreads(pid, List.of("nobody"))).isZero();
    }

    @Test
    void dividesByOperations() {
        assertThat(Cpu.micros(Duration.ofSeconds(3), 20_000)).isEqualTo(150);
    }

    private static void burn(Duration cpu) {
        var threads = ManagementFactory.getThreadMXBean();
        var end = threads.getCurrentThreadCpuTime() + cpu.toNanos();
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }
}
