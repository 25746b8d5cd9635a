package dev.slipway.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;

/**
 * The same SQL without a service around it, by as many clients: what a request cannot cost less than. It stands in for
 * pgbench, which the embedded PostgreSQL lacks, and uses the services' driver: statements are prepared once per connection.
 */
final class SqlLoop {

    private SqlLoop() {}

    /** What one request does to the database. */
    interface Trip {
        void make(Connection connection) throws SQLException;
    }

    static void run(Database database, BooleanSupplier more, Trip trip) {
        var _ = Load.parallel(Load.CLIENTS, () -> {
            try (var connection = database.open()) {
                while (more.getAsBoolean()) {
                    trip.make(connection);
                }
                return true;
            }
        });
    }

    /** A query, read to its end. */
    static Trip query(String sql, Object... values) {
        return connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                try (var rows = statement.executeQuery()) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        for (int i = 1; i <= columns; i++) {
                            var _ = rows.getObject(i);
                        }
                    }
                }
            }
        };
    }
}
