package dev.slipway.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** One database, as one role. */
record Database(String url, String user, String password) {

    Connection open() {
        try {
            return DriverManager.getConnection(url, user, password);
        } catch (SQLException e) {
            throw new Unmeasurable("The database " + url + " does not answer: " + e.getMessage(), e);
        }
    }

    /** One statement, or several with semicolons between them. */
    void execute(String sql) {
        try (var connection = open();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw refused(sql, e);
        }
    }

    double number(String sql, Object... values) {
        try (var connection = open();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getDouble(1);
            }
        } catch (SQLException e) {
            throw refused(sql, e);
        }
    }

    private Unmeasurable refused(String sql, SQLException e) {
        return new Unmeasurable("The database " + url + " cannot do \"" + sql.strip() + "\": " + e.getMessage(), e);
    }
}
