package dev.slipway.auth;

import dev.slipway.defaults.ServiceApplication;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Something this service does once and then ends: {@code java -jar auth.jar rotate-keys}. */
public interface Command {

    String name();

    /** Does it, says in the log what was done, and returns the exit code. */
    int run();

    static int run(String name, Collection<Command> commands) {
        for (var command : commands) {
            if (command.name().equals(name)) {
                return command.run();
            }
        }
        LoggerFactory.getLogger(Command.class)
                .error("There is no command '" + name + "'. There are: "
                        + Stream.concat(
                                        Stream.of(ServiceApplication.MIGRATE),
                                        commands.stream().map(Command::name))
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + ".");
        return 2;
    }
}
