package dev.slipway.auth.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** Rows are added, read and, when their time has come, deleted; the database refuses to change one. */
@Repository
class AuditTrail {

    private final JdbcClient jdbc;
    private final AuditSettings settings;

    AuditTrail(JdbcClient jdbc, AuditSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    void add(
            Kind kind,
            @Nullable UUID actor,
            @Nullable UUID subject,
            @Nullable String address,
            @Nullable String detail) {
        jdbc.sql("""
                insert into security_event (kind, actor, subject, address, detail)
                values (:kind, :actor, :subject, :address, :detail)""")
                .param("kind", kind.name())
                .param("actor", actor)
                .param("subject", subject)
                .param("address", address)
                .param("detail", detail)
                .update();
    }

    /** What was typed is kept only where it is somebody's name: people type passwords into the wrong field. */
    void addFailure(String nameKey, @Nullable String address) {
        jdbc.sql("""
                insert into security_event (kind, subject, address)
                values (:kind, (select id from users where name_key = :key), :address)""")
                .param("kind", Kind.SIGN_IN_FAILED.name())
                .param("key", nameKey.replace("\0", "")) // which the database stores nowhere, so nobody has it
                .param("address", address)
                .update();
    }

    /** The newest first, of all kinds and users or of one. */
    List<SecurityEvent> before(long id, @Nullable Kind kind, @Nullable UUID user, int limit) {
        return jdbc.sql("""
                select id, at, kind, actor, subject, address, detail from security_event
                where id < :id
                  and (cast(:kind as text) is null or kind = :kind)
                  and (cast(:user as uuid) is null or subject = :user)
                order by id desc limit :limit""")
                .param("id", id)
                .param("kind", kind == null ? null : kind.name())
                .param("user", user)
                .param("limit", limit)
                .query(AuditTrail::event)
                .list();
    }

    private static SecurityEvent event(ResultSet row, int number) throws SQLException {
        return new SecurityEvent(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Kind.valueOf(row.getString("kind")),
                row.getObject("actor", UUID.class),
                row.getObject("subject", UUID.class),
                row.getString("address"),
                row.getString("detail"));
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    void sweep() {
        jdbc.sql("delete from security_event where at < now() - make_interval(secs => :kept)")
                .param("kept", settings.kept().toSeconds())
                .update();
    }
}
