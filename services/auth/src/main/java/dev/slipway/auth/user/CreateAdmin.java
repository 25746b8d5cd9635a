package dev.slipway.auth.user;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.auth.Command;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.stereotype.Component;

/** The first admin, whom no admin could make. The password is read where other users of the machine cannot look. */
@Component
class CreateAdmin implements Command {

    private static final Logger log = LoggerFactory.getLogger(CreateAdmin.class);
    private static final String NAME = "slipway.admin.name";
    private static final String PASSWORD = "slipway.admin.password";

    private final Users users;
    private final ConfigurableEnvironment environment;
    private final MessageSource messages;

    CreateAdmin(Users users, ConfigurableEnvironment environment, MessageSource messages) {
        this.users = users;
        this.environment = environment;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "create-admin";
    }

    @Override
    public int run() {
        if (environment.getPropertySources().stream()
                .anyMatch(source ->
                        source instanceof SimpleCommandLinePropertySource && source.containsProperty(PASSWORD))) {
            log.error("The password does not belong among the arguments, where everybody on this machine can"
                    + " read it. Put it into SLIPWAY_ADMIN_PASSWORD, or write it to standard input.");
            return 2;
        }
        var name = environment.getProperty(NAME, "admin");
        try {
            var made = users.ensureAdmin(new SignInName(name), () -> password(environment));
            log.info(
                    made ? "Made the admin {}." : "There was a user {} already: an admin now, the password stays.",
                    name);
            return 0;
        } catch (UserException.UnusableName e) {
            log.error("SLIPWAY_ADMIN_NAME cannot be used. {}", sentence(e));
            return 2;
        } catch (UserException.BadPassword e) {
            log.error(
                    "Give the admin a password in SLIPWAY_ADMIN_PASSWORD, or in a line on standard input. {}",
                    sentence(e));
            return 1;
        }
    }

    private String sentence(UserException refused) {
        return messages.getMessage(refused.sentence(), null, Locale.ENGLISH);
    }

    private static String password(Environment environment) {
        var given = environment.getProperty(PASSWORD);
        if (given != null) {
            return given;
        }
        try {
            var line = new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
