package dev.slipway.local;

import java.util.List;

/** How JVMs are started here. An AOT cache holds only for the collector and the object headers it was trained with. */
final class Java {

    static final List<String> SAME_AS_TRAINED = List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders");

    /** Small stacks and arenas: many threads, little memory. A process out of memory is better dead than half alive. */
    static final List<String> FLAGS = List.of("-Xss512k", "-XX:+ExitOnOutOfMemoryError", "-Duser.timezone=UTC");

    private Java() {}
}
