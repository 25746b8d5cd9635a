package dev.slipway.local;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One process of the stack: how it is started, when it is ready, what it needs first. */
interface Part {

    String name();

    /** By what they are for. */
    Map<String, Integer> ports();

    /** Names of the parts that should run before; without them it starts all the same, and waits. */
    List<String> needs();

    /** Changes whenever a start now would make something else of it: another build, port, address or setting. */
    String fingerprint();

    /** Unpacks and formats what the process needs on disk. Takes time at the first start only. */
    void prepare() throws Exception;

    State.Running launch() throws Exception;

    boolean ready(Pid process);

    default Duration patience() {
        return Duration.ofMinutes(4);
    }
}
