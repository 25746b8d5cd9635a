package dev.slipway.test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A PostgreSQL 18 server that hands out empty databases. */
final class Postgres {

    private final String address;
    private final String user;
    private final String password;
    private final AtomicInteger given = new AtomicInteger();

    private Postgres(String address, String user, String password) {
        this.address = address;
        this.user = user;
        this.password = password;
    }

    record Database(String url, String user, String password) {}

    /** Search and sort order depend on the locale: these options are the same on every platform. */
    static Postgres embedded() {
        try {
            var server = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("lc-ctype", "C.UTF-8")
                    .setServerConfig("max_connections", "200")
                    .start();
            return new Postgres("jdbc:postgresql://localhost:" + server.getPort() + "/", "postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start.", e);
        }
    }

    static Postgres container() {
        var server = new PostgreSQLContainer("postgres:18")
                .withEnv(
                        "POSTGRES_INITDB_ARGS",
                        "--locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C --lc-ctype=C.UTF-8")
                .withCommand("postgres", "-c", "max_connections=200");
        server.start();
        var address = "jdbc:postgresql://" + server.getHost() + ":" + server.getMappedPort(5432) + "/";
        return new Postgres(address, server.getUsername(), server.getPassword());
    }

    Database newDatabase() {
        var name = "test" + given.incrementAndGet();
        try (var connection = DriverManager.getConnection(address + "postgres", user, password);
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("No new database could be made.", e);
        }
        return new Database(address + name, user, password);
    }
}
