package dev.slipway.auth;

import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class AuthApplication {

    private static final String OPTION = "--slipway.command=";

    /** Without arguments the server; with a command's name that command, once, without opening a port. */
    public static void main(String[] args) {
        var application = new SpringApplication(AuthApplication.class);
        var command = command(args);
        if (command.isEmpty()) {
            application.run(args);
            return;
        }
        application.setWebApplicationType(WebApplicationType.NONE);
        try (var context = application.run(args)) {
            System.exit(Command.run(
                    command.get(), context.getBeansOfType(Command.class).values()));
        }
    }

    static Optional<String> command(String... args) {
        return Stream.of(args)
                .filter(arg -> !arg.startsWith("--") || arg.startsWith(OPTION))
                .map(arg -> arg.startsWith(OPTION) ? arg.substring(OPTION.length()) : arg)
                .findFirst();
    }
}
