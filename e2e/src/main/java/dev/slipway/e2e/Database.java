package dev.slipway.e2e;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Reads one service's verify views. The role may read nothing else. */
final class Database implements AutoCloseable {

    private final String name;
    private final Connection connection;

    private Database(String name, Connection connection) {
        this.name = name;
        this.connection = connection;
    }

    static Database open(String name, String url, String user, String password) {
        try {
            var connection = DriverManager.getConnection(url, user, password);
            connection.setReadOnly(true);
            return new Database(name, connection);
        } catch (SQLException e) {
            throw new UserError("The database of " + name + " does not answer: " + e.getMessage());
        }
    }

    String name() {
        return name;
    }

    long number(String sql) {
        return Long.parseLong(column(sql).getFirst());
    }

    /** The first column, as text. */
    List<String> column(String sql) {
        return read(sql, row -> row.getString(1));
    }

    /** The first two columns, as text. */
    Map<String, String> pairs(String sql) {
        var pairs = new TreeMap<String, String>();
        read(sql, row -> pairs.put(row.getString(1), row.getString(2)));
        return pairs;
    }

    /** Every row in words, {@code name value, name value}: for sentences about what is wrong. */
    List<String> rows(String sql) {
        return read(sql, row -> {
            var words = new StringJoiner(", ");
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                words.add(row.getMetaData().getColumnLabel(i) + " " + row.getString(i));
            }
            return words.toString();
        });
    }

    private <T> List<T> read(String sql, Row<T> reader) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var all = new ArrayList<T>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        } catch (SQLException e) {
            throw new UserError("The database of " + name + " cannot answer \"" + sql + "\": " + e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("Closing the connection to " + name + " failed.", e);
        }
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }
}
