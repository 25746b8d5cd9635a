package dev.slipway.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The number of a process is given out again; who it was is not. */
class PidTests {

    @Test
    void knowsAProcessAgainWhileItLives() throws Exception {
        var process = new ProcessBuilder("sleep", "600").start();
        try {
            var pid = Pid.of(process.pid()).orElseThrow();
            assertThat(pid.alive()).isTrue();

            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

            assertThat(pid.alive()).isFalse();
            assertThat(Pid.of(process.pid())).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void doesNotTakeAnotherProcessOfTheSameNumberForIt() {
        var self = ProcessHandle.current().pid();

        assertThat(new Pid(self, "12345@before").alive()).isFalse();
        assertThat(new Pid(self, "12345@before").handle()).isEmpty();
    }

    @Test
    void takesNoNonsenseForAProcess() {
        assertThat(Pid.of(0)).isEmpty();
        assertThat(Pid.of(-1)).isEmpty();
        assertThat(Pid.of(Integer.MAX_VALUE)).isEmpty();
    }
}
