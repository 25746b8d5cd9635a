package dev.slipway.test;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the whole repository lies, whichever module a test runs in. */
final class Repository {

    private Repository() {}

    static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("services")) || !Files.isDirectory(folder.resolve("platform"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException(
                        "Not inside the repository: " + Path.of("").toAbsolutePath());
            }
        }
        return folder;
    }
}
