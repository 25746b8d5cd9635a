package dev.slipway.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PssTests {

    @Test
    void readsTheFairShareAndNoOther() {
        assertThat(Pss.in("""
                00400000-7fff [rollup]
                Rss:              262144 kB
                Pss:              204800 kB
                Pss_Dirty:        102400 kB
                """)).isEqualTo(204_800);
    }

    @Test
    void refusesWhatDoesNotTell() {
        assertThatThrownBy(() -> Pss.in("Rss: 1 kB")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void measuresThisProcess() {
        assertThat(Pss.of(ProcessHandle.current().pid())).isBetween(10.0, 4000.0);
    }
}
