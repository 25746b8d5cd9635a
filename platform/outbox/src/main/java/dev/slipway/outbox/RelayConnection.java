package dev.slipway.outbox;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * A connection of the relay's own: it waits for the broker inside a transaction, which a pool must not lend itself to. A
 * relay that hangs loses connection and lock after 15 s, and another takes over.
 */
class RelayConnection {

    private final JdbcConnectionDetails details;
    private final String name;

    RelayConnection(JdbcConnectionDetails details, String application) {
        this.details = details;
        this.name = application + "-relay";
    }

    Connection open() throws SQLException {
        var properties = new Properties();
        putIfPresent(properties, "user", details.getUsername());
        putIfPresent(properties, "password", details.getPassword());
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("socketTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        var connection = DriverManager.getConnection(details.getJdbcUrl(), properties);
        try (var statement = connection.createStatement()) {
            statement.execute("set idle_in_transaction_session_timeout = '15s'");
            statement.execute("set statement_timeout = '8s'");
            statement.execute("set application_name = '%s'".formatted(name.replace("'", "''")));
        }
        return connection;
    }

    private static void putIfPresent(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }
}
