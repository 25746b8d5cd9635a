package dev.slipway.auth.session;

import dev.slipway.auth.AccountEvent.SessionEnded;
import dev.slipway.auth.Digests;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * A sign-in lasts here as long as its session, or longer: as long as a client, such as the gateway, holds a grant that was
 * given in it.
 */
@Repository
class SignIns {

    private static final String LASTS = """
            (exists (select from spring_session b where b.principal_name = s.user_id::text
                       and sha256(convert_to(b.session_id, 'UTF8')) = s.session
                       and b.expiry_time > extract(epoch from clock_timestamp()) * 1000)
             or exists (select from grant_family f where f.session = s.session
                          and f.revoked_at is null and f.expires_at > clock_timestamp()))""";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    SignIns(JdbcClient jdbc, ApplicationEventPublisher events, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.events = events;
        this.transaction = transaction;
    }

    /** The end of a page: what comes next began earlier. */
    record Position(Instant signedInAt, UUID id) {

        private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

        static final Position FIRST = new Position(END_OF_TIME, new UUID(-1, -1));

        Position {
            if (signedInAt.isBefore(Instant.EPOCH) || signedInAt.isAfter(END_OF_TIME)) {
                throw new IllegalArgumentException("no time of a sign-in: " + signedInAt);
            }
        }
    }

    @EventListener
    void begin(InteractiveAuthenticationSuccessEvent success) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web) {
            jdbc.sql("insert into sign_in (id, user_id, session, browser) values (:id, :user, :session, :browser)")
                    .param("id", UUID.randomUUID())
                    .param("user", UUID.fromString(success.getAuthentication().getName()))
                    .param("session", Digests.sha256(web.getSessionId()))
                    .param(
                            "browser",
                            BrowserFamily.of(web.getRequest().getHeader(HttpHeaders.USER_AGENT))
                                    .name())
                    .update();
        }
    }

    /** In which session an access token was given. */
    byte @Nullable [] sessionOf(String accessToken) {
        return jdbc.sql("""
                select f.session from grant_token t join grant_family f on f.id = t.family
                where t.hash = :hash and f.session is not null""")
                .param("hash", Digests.sha256(accessToken))
                .query((row, number) -> row.getBytes("session"))
                .optional()
                .orElse(null);
    }

    /** The latest first. */
    List<SessionResponse> before(Position position, UUID user, byte @Nullable [] current, int limit) {
        return jdbc.sql("""
                select s.id, s.browser, s.signed_in_at, s.session = :current as current,
                  greatest(s.signed_in_at,
                    (select max(to_timestamp(b.last_access_time / 1000.0)) from spring_session b
                      where b.principal_name = s.user_id::text
                        and sha256(convert_to(b.session_id, 'UTF8')) = s.session),
                    (select max(t.issued_at) from grant_family f join grant_token t on t.family = f.id
                      where f.session = s.session)) as last_used_at
                from sign_in s
                where s.user_id = :user and (s.signed_in_at, s.id) < (:signedInAt, :id) and %s
                order by s.signed_in_at desc, s.id desc limit :limit""".formatted(LASTS))
                .param("user", user)
                .param("current", current)
                .param("signedInAt", position.signedInAt().atOffset(ZoneOffset.UTC))
                .param("id", position.id())
                .param("limit", limit)
                .query(SignIns::session)
                .list();
    }

    private static SessionResponse session(ResultSet row, int number) throws SQLException {
        return new SessionResponse(
                row.getObject("id", UUID.class),
                BrowserFamily.valueOf(row.getString("browser")),
                row.getObject("signed_in_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_used_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("current"));
    }

    /** Whether the user had such a session. */
    boolean end(UUID user, UUID id) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            var session = jdbc.sql("delete from sign_in where id = :id and user_id = :user returning session")
                    .param("id", id)
                    .param("user", user)
                    .query((row, number) -> row.getBytes("session"))
                    .optional();
            session.ifPresent(it -> end(user, it));
            return session.isPresent();
        }));
    }

    private void end(UUID user, byte[] session) {
        jdbc.sql("""
                delete from spring_session
                where principal_name = :user and sha256(convert_to(session_id, 'UTF8')) = :session""").param("user", user.toString()).param("session", session).update();
        events.publishEvent(new SessionEnded(user, HexFormat.of().formatHex(session)));
    }

    /** Younger ones stay, since their first grant is still on its way. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void sweep() {
        jdbc.sql("delete from sign_in s where s.signed_in_at < now() - interval '10 minutes' and not " + LASTS)
                .update();
    }
}
