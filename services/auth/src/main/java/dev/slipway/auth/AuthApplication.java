package dev.slipway.auth;

import dev.slipway.defaults.ServiceApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class AuthApplication {

    /** Without arguments the server; with a command's name that command, once, without opening a port. */
    public static void main(String[] args) {
        var command = ServiceApplication.command(args);
        if (command.isEmpty() || command.get().equals(ServiceApplication.MIGRATE)) {
            ServiceApplication.run(AuthApplication.class, args);
            return;
        }
        var application = new SpringApplication(AuthApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        try (var context = application.run(args)) {
            System.exit(Command.run(
                    command.get(), context.getBeansOfType(Command.class).values()));
        }
    }
}
