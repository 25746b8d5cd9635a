package dev.slipway.defaults;

import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;

/**
 * What a service's jar does: without an argument it serves; with a command's name it does that once and ends. Every service that has a
 * database knows {@code migrate}.
 */
public final class ServiceApplication {

    public static final String MIGRATE = "migrate";

    private static final String OPTION = "--slipway.command=";

    private ServiceApplication() {}

    public static void run(Class<?> service, String... args) {
        run(service, Map.of(), args);
    }

    /**
     * As above, for a service that knows more commands.
     *
     * @param commands each by its name; it is given all arguments, and returns the exit code
     */
    public static void run(Class<?> service, Map<String, ToIntFunction<String[]>> commands, String... args) {
        var command = command(args);
        if (command.isEmpty()) {
            SpringApplication.run(service, args);
            return;
        }
        var own = commands.get(command.get());
        if (own != null) {
            System.exit(own.applyAsInt(args));
        } else if (command.get().equals(MIGRATE)) {
            System.exit(Migration.run(service, args));
        } else {
            System.err.println("There is no command '" + command.get() + "'. There is: "
                    + Stream.concat(Stream.of(MIGRATE), commands.keySet().stream())
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + ".");
            System.exit(2);
        }
    }

    /** The first argument that is no setting. */
    public static Optional<String> command(String... args) {
        return Stream.of(args)
                .filter(arg -> !arg.startsWith("--") || arg.startsWith(OPTION))
                .map(arg -> arg.startsWith(OPTION) ? arg.substring(OPTION.length()) : arg)
                .findFirst();
    }
}
