package dev.slipway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LabTests {

    @Test
    void dividesCpuTimeByOperations() {
        var cost = cost(3000, 400);
        assertThat(cost.micros()).isEqualTo(300);
        assertThat(cost.compilers()).isEqualTo("compilers 40 µs more");
    }

    @Test
    void addsTheLoopAndItsDatabase() {
        var bare = new Lab.Bare(cost(500, 9000), cost(800, 0));
        assertThat(bare.micros()).isEqualTo(130);
        assertThat(bare.shares()).isEqualTo("beside it the JDBC loop 50 µs and PostgreSQL 80 µs");
    }

    private static Lab.Cost cost(long workMillis, long compilerMillis) {
        return new Lab.Cost(new Cpu(Duration.ofMillis(workMillis), Duration.ofMillis(compilerMillis)), 10_000);
    }
}
