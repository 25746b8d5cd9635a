package dev.slipway.local;

import java.util.List;

/** How JVMs are started here. An AOT cache holds only for the collector and the object headers it was trained with. */
final class Java {

    static final List<String> SAME_AS_TRAINED = List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders");

    /**
     * The same as in images, whose {@code deploy/image/java.args} says why. A process out of memory is better dead than half
     * alive.
     */
    static final List<String> FLAGS = List.of(
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xms64m",
            "-XX:MinHeapFreeRatio=15",
            "-XX:MaxHeapFreeRatio=30",
            "-XX:TrimNativeHeapInterval=5000",
            "-Duser.timezone=UTC");

    private Java() {}
}
