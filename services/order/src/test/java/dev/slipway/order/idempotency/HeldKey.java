package dev.slipway.order.idempotency;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** A first request with a key, seen from outside: its row is written and not committed yet. */
public final class HeldKey implements AutoCloseable {

    private final Connection connection;

    public HeldKey(DataSource database, UUID owner, String key, String request, IdempotencyKeys.Answer answer)
            throws SQLException {
        connection = database.getConnection();
        connection.setAutoCommit(false);
        try (var insert = connection.prepareStatement("""
                insert into idempotency_keys (owner, key, request, subject, body)
                values (?, ?, encode(sha256(convert_to(?, 'UTF8')), 'hex'), ?, ?)""")) {
            insert.setObject(1, owner);
            insert.setString(2, key);
            insert.setString(3, request);
            insert.setObject(4, answer.subject());
            insert.setString(5, answer.body());
            insert.executeUpdate();
        }
    }

    public void commit() throws SQLException {
        connection.commit();
    }

    public void rollBack() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
        connection.close();
    }
}
