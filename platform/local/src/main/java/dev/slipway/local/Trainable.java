package dev.slipway.local;

import java.io.IOException;
import java.nio.file.Path;

/** A process whose start an AOT cache shortens. */
interface Trainable {

    String name();

    Aot aot();

    boolean train(Path log) throws IOException, InterruptedException;
}
