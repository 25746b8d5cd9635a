package dev.slipway.auth.grant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A row of {@code grant_token}; the token itself is known only to its holder. */
record Token(UUID family, Kind kind, Instant issuedAt, Instant expiresAt, boolean spent) {

    static Token of(ResultSet row, int number) throws SQLException {
        return new Token(
                row.getObject("family", UUID.class),
                Kind.of(row.getString("kind")),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("spent"));
    }
}
