package dev.slipway.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/** Started by the script {@code slipway}: one verb, then its words. */
public final class Launcher {

    private Launcher() {}

    public static void main(String[] arguments) {
        var root = Path.of(Objects.requireNonNull(System.getProperty("slipway.root"), "slipway.root"));
        var screen = new Screen(System.out, Boolean.getBoolean("slipway.terminal"));
        System.exit(run(arguments, root, System.getenv(), screen));
    }

    /** The exit code; what went wrong is said in a sentence. */
    static int run(String[] arguments, Path root, Map<String, String> environment, Screen screen) {
        try {
            return carryOut(arguments, root, environment, screen);
        } catch (Problem problem) {
            screen.line(problem.sentence());
            return problem.exitCode();
        } catch (IOException failed) {
            screen.line(
                    String.valueOf(failed.getMessage()).contains("No space left")
                            ? "The disk is full. Free some space, then run the command again; nothing is lost."
                            : "It failed: " + failed);
            return 1;
        }
    }

    private static int carryOut(String[] arguments, Path root, Map<String, String> environment, Screen screen)
            throws IOException {
        var home = Home.of(root, environment);
        var stack = Stack.load(root);
        var local = new Local(home, stack, environment, screen);
        var verb = arguments.length == 0 ? "" : arguments[0];
        var words = Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
        if (verb.equals("command")) {
            return local.command(words); // they are the service's to read
        }
        var options = Options.parse(words);
        return switch (verb) {
            case "up" -> local.up(options);
            case "start" -> local.start(options);
            case "stop" -> local.stop(options);
            case "down" -> local.down();
            case "reset" -> local.reset(options);
            case "status" -> local.status();
            case "logs" -> local.logs(options);
            case "doctor" -> local.doctor();
            case "train" -> local.train();
            case "free-ports" -> local.ports();
            default -> throw Problem.usage("Unknown command '" + verb + "'. ./slipway help lists them.");
        };
    }
}
