package dev.slipway.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Where things lie: the repository, the run folder of this stack, and the folder for what is unpacked once per user. */
record Home(Path root, Path run, Path cache) {

    static Home of(Path root, Map<String, String> environment) {
        var run = environment.getOrDefault("SLIPWAY_RUN_DIR", "");
        return new Home(
                root,
                run.isBlank()
                        ? root.resolve("run")
                        : Path.of(run).toAbsolutePath().normalize(),
                cacheFolder(environment));
    }

    private static Path cacheFolder(Map<String, String> environment) {
        var xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        var user = Path.of(Objects.requireNonNull(System.getProperty("user.home")));
        if (!xdg.isBlank()) {
            return Path.of(xdg, "slipway");
        }
        return Platform.MAC ? user.resolve("Library/Caches/slipway") : user.resolve(".cache/slipway");
    }

    Path logs() {
        return run.resolve("logs");
    }

    Path log(String name) {
        return logs().resolve(name + ".log");
    }

    Path secrets() {
        return run.resolve("secrets.properties");
    }

    Path state() {
        return run.resolve("state.json");
    }

    /** Unpacked applications and their AOT caches, shared by all stacks of this clone. */
    Path apps() {
        return root.resolve("target/slipway/apps");
    }

    void create() {
        try {
            Files.createDirectories(logs());
        } catch (IOException refused) {
            throw new Problem("Cannot make the run folder " + run + ": " + refused.getMessage());
        }
        var free = run.toFile().getUsableSpace();
        if (free < 200_000_000) {
            throw new Problem("The disk is (nearly) full: " + free / 1_000_000 + " MB are free at " + run
                    + ".\nFree at least 1 GB, then run ./slipway up again; nothing is lost.");
        }
    }
}
