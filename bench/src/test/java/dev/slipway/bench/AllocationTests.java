package dev.slipway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AllocationTests {

    private static final int PIECES = 1000;
    private static final int PIECE = 100_000;

    /** In a virtual thread, as requests are served. */
    static final class Spender {

        private static byte[] last = {};

        static void main() throws Exception {
            System.out.write('r');
            System.out.flush();
            System.in.read();
            Thread.ofVirtual().start(Spender::spend).join();
            System.out.write(last.length > 0 ? 'd' : '?');
            System.out.flush();
            System.in.read();
        }

        private static void spend() {
            for (int i = 0; i < PIECES; i++) {
                last = new byte[PIECE];
            }
        }
    }

    @Test
    void countsWhatVirtualThreadsAllocate() throws Exception {
        var spender = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Spender.class.getName())
                .start();
        try {
            assertThat(spender.getInputStream().read()).isEqualTo('r');
            Allocation.by(spender.pid()); // the first look starts what answers
            var before = Allocation.by(spender.pid());
            spender.getOutputStream().write('\n');
            spender.getOutputStream().flush();
            assertThat(spender.getInputStream().read()).isEqualTo('d');
            assertThat(Allocation.by(spender.pid()) - before).isBetween(1.0 * PIECES * PIECE, 1.1 * PIECES * PIECE);
        } finally {
            spender.destroy();
        }
    }
}
