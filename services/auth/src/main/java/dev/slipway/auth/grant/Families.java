package dev.slipway.auth.grant;

import dev.slipway.auth.AccountEvent.AccessChanged;
import dev.slipway.auth.AccountEvent.PasswordChanged;
import dev.slipway.auth.AccountEvent.SessionEnded;
import dev.slipway.auth.Digests;
import dev.slipway.auth.SignedOut;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** The two tables of grants, in SQL. */
@Repository
class Families {

    private final JdbcClient jdbc;

    Families(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Family family, @Nullable String session) {
        jdbc.sql("""
                insert into grant_family (id, client, user_id, grant_type, scopes, redirect_uri, code_challenge, nonce, session, expires_at)
                values (:id, :client, :user, :grantType, :scopes, :redirectUri, :codeChallenge, :nonce, :session, :expiresAt)""")
                .param("id", family.id())
                .param("client", family.client())
                .param("user", family.user())
                .param("grantType", family.grantType())
                .param("scopes", String.join(" ", family.scopes()))
                .param("redirectUri", family.redirectUri())
                .param("codeChallenge", family.codeChallenge())
                .param("nonce", family.nonce())
                .param("session", session == null ? null : Digests.sha256(session))
                .param("expiresAt", family.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean exists(UUID family) {
        return jdbc.sql("select count(*) from grant_family where id = :id")
                        .param("id", family)
                        .query(Long.class)
                        .single()
                > 0;
    }

    void prolong(UUID family, Instant until) {
        jdbc.sql("update grant_family set expires_at = :until where id = :id and expires_at < :until")
                .param("id", family)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    void revoke(UUID family) {
        jdbc.sql("""
                update grant_family set revoked_at = clock_timestamp(), answer = null
                where id = :id and revoked_at is null""").param("id", family).update();
    }

    @EventListener
    void revokeAll(PasswordChanged changed) {
        revokeAllOf(changed.user());
    }

    @EventListener
    void revokeAll(AccessChanged changed) {
        revokeAllOf(changed.user());
    }

    private void revokeAllOf(UUID user) {
        jdbc.sql("""
                update grant_family set revoked_at = clock_timestamp(), answer = null
                where user_id = :user and revoked_at is null""").param("user", user).update();
    }

    @EventListener
    void revokeAll(SignedOut gone) {
        jdbc.sql("""
                update grant_family set revoked_at = clock_timestamp(), answer = null
                where revoked_at is null
                  and (session = :session or id = (select family from grant_token where hash = :idToken and kind = 'id'))""")
                .param("session", gone.session() == null ? null : Digests.sha256(gone.session()))
                .param("idToken", gone.idToken() == null ? null : Digests.sha256(gone.idToken()))
                .update();
    }

    @EventListener
    void revokeAll(SessionEnded ended) {
        jdbc.sql("""
                update grant_family set revoked_at = clock_timestamp(), answer = null
                where session = :session and revoked_at is null""").param("session", HexFormat.of().parseHex(ended.session())).update();
    }

    void keep(UUID family, Kind kind, String token, @Nullable Instant issuedAt, Instant expiresAt) {
        jdbc.sql("""
                insert into grant_token (hash, family, kind, issued_at, expires_at)
                values (:hash, :family, :kind, :issuedAt, :expiresAt) on conflict (hash) do nothing""")
                .param("hash", Digests.sha256(token))
                .param("family", family)
                .param("kind", kind.column())
                .param("issuedAt", (issuedAt == null ? Instant.now() : issuedAt).atOffset(ZoneOffset.UTC))
                .param("expiresAt", expiresAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    void spend(String token) {
        jdbc.sql("update grant_token set spent_at = clock_timestamp() where hash = :hash and spent_at is null")
                .param("hash", Digests.sha256(token))
                .update();
    }

    void answered(UUID family, String token, byte[] answer, Duration repeatWindow) {
        jdbc.sql("""
                update grant_family set answer_for = :hash, answer = :answer,
                  answer_until = clock_timestamp() + make_interval(secs => :window) where id = :id""")
                .param("id", family)
                .param("hash", Digests.sha256(token))
                .param("answer", answer)
                .param("window", repeatWindow.toMillis() / 1000.0)
                .update();
    }

    Optional<Family> byToken(String token) {
        return family(token, "");
    }

    /** Whoever trades a token in does so alone: the row stays locked until the transaction ends, on whichever replica. */
    Optional<Family> lockByToken(String token) {
        return family(token, " for update");
    }

    private Optional<Family> family(String token, String lock) {
        return jdbc.sql("select " + Family.COLUMNS
                        + " from grant_family f where f.id = (select family from grant_token where hash = :hash)"
                        + lock)
                .param("hash", Digests.sha256(token))
                .query(Family::of)
                .optional();
    }

    Optional<Token> token(String token) {
        return jdbc.sql("""
                select family, kind, issued_at, expires_at, spent_at is not null as spent
                from grant_token where hash = :hash""")
                .param("hash", Digests.sha256(token))
                .query(Token::of)
                .optional();
    }

    /** Rotated refresh tokens stay as long as their family, or their reuse would go unseen. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void sweep() {
        jdbc.sql("update grant_family set answer = null where answer is not null and answer_until < now()")
                .update();
        jdbc.sql("delete from grant_token where kind = 'access' and expires_at < now()")
                .update();
        jdbc.sql("delete from grant_family where expires_at < now()").update();
    }
}
