package dev.slipway.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Holds a service's command {@code migrate} to its promise: it makes the tables, and nothing else of the service. */
public final class MigrateCommand {

    private MigrateCommand() {}

    /**
     * Fails where the command does not end well, says that it opened a port or asked a broker, or leaves a table out.
     *
     * @param tables some that the service needs
     */
    public static void check(Class<?> service, String... tables) {
        var database = BackingServices.freshDatabase();
        try (var run = CommandRun.start(service, database, database.url(), "migrate")) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.output())
                    .contains(database.url() + " is up to date")
                    .doesNotContainIgnoringCase("tomcat")
                    .doesNotContainIgnoringCase("kafka");
        }
        assertThat(tables(database)).contains(tables);
    }

    private static List<String> tables(Database database) {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var rows = connection.getMetaData().getTables(null, "public", "%", new String[] {"TABLE"})) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString("TABLE_NAME"));
            }
            return names;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
