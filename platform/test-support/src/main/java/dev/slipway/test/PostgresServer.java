package dev.slipway.test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A running server and the superuser's way in. */
final class PostgresServer {

    private static final String PASSWORD = "test";

    private final String host;
    private final int port;
    private final String superuser;
    private final String superuserPassword;
    private final AtomicInteger made = new AtomicInteger();

    PostgresServer(String host, int port, String superuser, String superuserPassword) {
        this.host = host;
        this.port = port;
        this.superuser = superuser;
        this.superuserPassword = superuserPassword;
        execute("create role verifier login password '" + PASSWORD + "'");
    }

    Database freshDatabase() {
        var name = "test_" + made.incrementAndGet();
        execute("create role " + name + " login password '" + PASSWORD + "'");
        // The cluster's own options: with another locale, search and sort would differ between test and production.
        execute("create database " + name + " owner " + name + " template template0 encoding 'UTF8'"
                + " locale_provider builtin builtin_locale 'C.UTF-8' lc_collate 'C' lc_ctype 'C.UTF-8'");
        return new Database(host, port, name, PASSWORD);
    }

    private String url(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url("postgres"), superuser, superuserPassword);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException("The test database server refused: " + sql, failed);
        }
    }
}
