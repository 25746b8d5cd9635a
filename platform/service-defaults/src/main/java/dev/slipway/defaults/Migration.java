package dev.slipway.defaults;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Brings the database up to date and ends. Nothing else of the service is made, so that no port, no broker and no secret but the
 * database's password is needed. Several may run at once: Flyway's lock lets one after the other in.
 */
final class Migration {

    private static final Logger log = LoggerFactory.getLogger(Migration.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final String SECONDS_PER_TRY = "5";

    private Migration() {}

    static int run(Class<?> service, String... args) {
        var application = new SpringApplication(Parts.class);
        application.setMainApplicationClass(service);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        try (var context = application.run(args)) {
            return migrate(context);
        }
    }

    private static int migrate(ConfigurableApplicationContext context) {
        var database = context.getBean(JdbcConnectionDetails.class);
        var patience =
                context.getEnvironment().getProperty("slipway.migrate.wait", Duration.class, Duration.ofSeconds(60));
        var address = database.getJdbcUrl().replaceFirst("\\?.*", "");
        try {
            await(database, patience);
            var flyway = context.getBean(Flyway.class);
            context.getBeanProvider(FlywayMigrationStrategy.class)
                    .getIfAvailable(() -> Flyway::migrate)
                    .migrate(flyway);
            log.info("{} is up to date.", address);
            return 0;
        } catch (SQLException away) {
            log.error(
                    "{} could not be reached within {} s, and nothing was changed. Is the address right, and the"
                            + " password? A longer wait: slipway.migrate.wait (SLIPWAY_MIGRATE_WAIT). Last: {}",
                    address,
                    patience.toSeconds(),
                    away.getMessage());
        } catch (FlywayException broken) {
            log.error(
                    "{} could not be migrated. What went through before stays; mend the cause and run it again. {}",
                    address,
                    broken.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            log.error("Stopped before {} could be reached; nothing was changed.", address);
        }
        return 1;
    }

    /** Whatever keeps a connection from being made may pass: the server is coming up, or its role is being made. */
    private static void await(JdbcConnectionDetails database, Duration patience)
            throws SQLException, InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                connectOnce(database);
                return;
            } catch (SQLException away) {
                if (System.nanoTime() + BETWEEN_TRIES.toNanos() > deadline) {
                    throw away;
                }
                log.warn("Waiting for the database: {}", away.getMessage());
                Thread.sleep(BETWEEN_TRIES);
            }
        }
    }

    private static void connectOnce(JdbcConnectionDetails database) throws SQLException {
        var properties = new Properties();
        var user = database.getUsername();
        var password = database.getPassword();
        if (user != null && password != null) {
            properties.setProperty("user", user);
            properties.setProperty("password", password);
        }
        properties.setProperty("connectTimeout", SECONDS_PER_TRY);
        properties.setProperty("loginTimeout", SECONDS_PER_TRY);
        DriverManager.getConnection(database.getJdbcUrl(), properties).close();
    }

    @Configuration(proxyBeanMethods = false)
    @MigrationParts
    static class Parts {

        /** The start itself would wait for the database without limit, and tell of a broken migration in a stack trace. */
        @Bean
        FlywayMigrationInitializer notAtStart(Flyway flyway) {
            return new FlywayMigrationInitializer(flyway, it -> {});
        }
    }
}
