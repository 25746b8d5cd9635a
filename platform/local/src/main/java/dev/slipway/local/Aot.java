package dev.slipway.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The ahead-of-time cache of one application: a file beside it, used when there, trained when not. Never needed. */
record Aot(Path folder) {

    private static final int ATTEMPTS = 3;

    private Path file() {
        return folder.resolve("app.aot");
    }

    List<String> flags() {
        return Files.isReadable(file()) ? List.of("-XX:AOTCache=" + file()) : List.of();
    }

    boolean wanted() {
        return Files.isDirectory(folder) && !Files.exists(file()) && attempts() < ATTEMPTS;
    }

    /** Runs a command that ends by itself and leaves a cache behind. */
    boolean train(List<String> arguments, Map<String, String> environment, Path log)
            throws IOException, InterruptedException {
        Files.writeString(folder.resolve("app.attempts"), Integer.toString(attempts() + 1));
        var draft = folder.resolve("app.aot.new");
        var command = new ArrayList<String>();
        if (Platform.which("nice")) {
            command.addAll(List.of("nice", "-n", "19"));
        }
        command.add(Processes.java());
        command.addAll(Java.SAME_AS_TRAINED);
        command.add("-XX:AOTCacheOutput=" + draft);
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(Processes.inherited());
        builder.environment().putAll(environment);
        builder.start().waitFor();
        if (!Files.exists(draft)) {
            return false;
        }
        Files.move(draft, file(), StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    private int attempts() {
        try {
            return Integer.parseInt(
                    Files.readString(folder.resolve("app.attempts")).strip());
        } catch (IOException | NumberFormatException none) {
            return 0;
        }
    }
}
