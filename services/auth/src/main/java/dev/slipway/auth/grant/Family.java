package dev.slipway.auth.grant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code grant_family}: everything that one sign-in, or one client by itself, was given. */
record Family(
        UUID id,
        String client,
        @Nullable UUID user,
        String grantType,
        Set<String> scopes,
        @Nullable String redirectUri,
        @Nullable String codeChallenge,
        @Nullable String nonce,
        Instant expiresAt,
        boolean revoked,
        @Nullable Sealed answer) {

    /** The last answer counts while it may be repeated; the database's clock decides, which all replicas share. */
    static final String COLUMNS = """
            f.id, f.client, f.user_id, f.grant_type, f.scopes, f.redirect_uri, f.code_challenge, f.nonce, f.expires_at,
            f.revoked_at is not null or f.expires_at <= clock_timestamp() as over,
            case when f.answer_for = :hash and f.answer_until > clock_timestamp() then f.answer end as answer""";

    static Family of(ResultSet row, int number) throws SQLException {
        var scopes = row.getString("scopes");
        return new Family(
                row.getObject("id", UUID.class),
                row.getString("client"),
                row.getObject("user_id", UUID.class),
                row.getString("grant_type"),
                scopes.isEmpty() ? Set.of() : Set.of(scopes.split(" ")),
                row.getString("redirect_uri"),
                row.getString("code_challenge"),
                row.getString("nonce"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("over"),
                Sealed.ofNullable(row.getBytes("answer")));
    }

    String principal() {
        return user == null ? client : user.toString();
    }
}
