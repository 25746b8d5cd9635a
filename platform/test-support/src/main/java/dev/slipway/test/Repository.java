package dev.slipway.test;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the working copy begins, whichever module's folder the test runs in. */
final class Repository {

    private Repository() {}

    static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("services"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("The test does not run inside the repository.");
            }
        }
        return folder;
    }
}
