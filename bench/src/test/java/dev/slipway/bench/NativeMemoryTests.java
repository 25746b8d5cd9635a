package dev.slipway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NativeMemoryTests {

    static final class Idler {

        static void main() throws Exception {
            System.out.write('r');
            System.out.flush();
            System.in.read();
        }
    }

    @Test
    void readsEachKindAndNotWhatItConsistsOf() {
        assertThat(NativeMemory.in("""
                Total: reserved=1720000KB, committed=204800KB
                       malloc: 20480KB #100000

                -                 Java Heap (reserved=262144KB, committed=65536KB)
                                            (mmap: reserved=262144KB, committed=65536KB, peak=70000KB)

                -        Native Memory Tracking (reserved=2048KB, committed=2048KB)
                                            (malloc=10KB #130) (peak=12KB #140)
                """)).isEqualTo(Map.of("Java Heap", 64.0, "Native Memory Tracking", 2.0));
    }

    @Test
    void asksAJvmThatTracksItsMemory() throws Exception {
        assertThat(of("-XX:NativeMemoryTracking=summary")).contains("Java Heap", "Code");
    }

    @Test
    void saysNothingOfAJvmThatDoesNot() throws Exception {
        assertThat(of("-XX:NativeMemoryTracking=off")).isEmpty();
    }

    private static String of(String tracking) throws Exception {
        var idler = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        tracking,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Idler.class.getName())
                .start();
        try {
            assertThat(idler.getInputStream().read()).isEqualTo('r');
            return NativeMemory.of(idler.pid());
        } finally {
            idler.destroy();
        }
    }
}
