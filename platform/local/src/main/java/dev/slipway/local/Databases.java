package dev.slipway.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** A database and a role of the same name for each owner; readers may connect anywhere, and only read. */
record Databases(String serverUrl, Secrets secrets) {

    void create(List<String> owners, List<String> readers) {
        try (var server = connect()) {
            for (var role : owners) {
                role(server, role, "");
            }
            for (var role : readers) {
                role(server, role, " set default_transaction_read_only = on");
            }
            for (var database : owners) {
                database(server, database, readers);
            }
        } catch (SQLException failed) {
            throw new Problem("The databases could not be made: " + failed.getMessage());
        }
    }

    private Connection connect() throws SQLException {
        try {
            return DriverManager.getConnection(serverUrl + "postgres", "postgres", secrets.get("postgres.password"));
        } catch (SQLException refused) {
            if ("28P01".equals(refused.getSQLState())) {
                throw new Problem("PostgreSQL's data and run/secrets.properties do not belong together: the file was"
                        + " changed or deleted.\nPut it back, or forget the data with ./slipway reset.");
            }
            throw refused;
        }
    }

    private void role(Connection server, String role, String setting) throws SQLException {
        if (!exists(server, "select 1 from pg_roles where rolname = ?", role)) {
            execute(server, "create role \"" + role + "\" login");
        }
        execute(server, "alter role \"" + role + "\" password '" + secrets.get(role + ".password") + "'");
        if (!setting.isEmpty()) {
            execute(server, "alter role \"" + role + "\"" + setting);
        }
    }

    private static void database(Connection server, String database, List<String> readers) throws SQLException {
        if (!exists(server, "select 1 from pg_database where datname = ?", database)) {
            execute(server, "create database \"" + database + "\" owner \"" + database + "\"");
        }
        execute(server, "revoke connect on database \"" + database + "\" from public");
        for (var reader : readers) {
            execute(server, "grant connect on database \"" + database + "\" to \"" + reader + "\"");
        }
    }

    private static boolean exists(Connection server, String query, String name) throws SQLException {
        try (var statement = server.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection server, String sql) throws SQLException {
        try (var statement = server.createStatement()) {
            statement.execute(sql);
        }
    }
}
