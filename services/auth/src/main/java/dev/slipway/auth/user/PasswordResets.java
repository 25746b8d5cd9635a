package dev.slipway.auth.user;

import dev.slipway.auth.AccountEvent.PasswordChanged;
import dev.slipway.auth.AccountEvent.PasswordResetAsked;
import dev.slipway.auth.AuthSettings;
import dev.slipway.auth.Digests;
import dev.slipway.auth.Mail;
import dev.slipway.auth.PublicOrigin;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** The way back in for who forgot the password: a link by mail, which works once, for a while. */
@Service
class PasswordResets {

    private static final Logger log = LoggerFactory.getLogger(PasswordResets.class);
    private static final int TOKEN_BYTES = 32;

    private final Users users;
    private final JdbcClient jdbc;
    private final Mail mail;
    private final MessageSource messages;
    private final PublicOrigin origin;
    private final AuthSettings settings;
    private final ApplicationEventPublisher events;
    private final TaskExecutor aside;
    private final SecureRandom random = new SecureRandom();

    PasswordResets(
            Users users,
            JdbcClient jdbc,
            Mail mail,
            MessageSource messages,
            PublicOrigin origin,
            AuthSettings settings,
            ApplicationEventPublisher events,
            @Qualifier("applicationTaskExecutor") TaskExecutor aside) {
        this.users = users;
        this.jdbc = jdbc;
        this.mail = mail;
        this.messages = messages;
        this.origin = origin;
        this.settings = settings;
        this.events = events;
        this.aside = aside;
    }

    private record Holder(UUID id, String name, String email) {

        static Holder of(ResultSet row, int number) throws SQLException {
            return new Holder(row.getObject("id", UUID.class), row.getString("name"), row.getString("email"));
        }
    }

    boolean offered() {
        return mail.works();
    }

    /** All that depends on whether somebody has this address happens aside, so neither answer nor time tells. */
    void ask(String email, Locale language, String address) {
        aside.execute(() -> {
            try {
                for (var holder : holders(email)) {
                    events.publishEvent(new PasswordResetAsked(holder.id(), address));
                    send(holder, language);
                }
            } catch (RuntimeException failure) {
                log.warn(
                        "A link to reset a password could not be sent: {}",
                        failure.getClass().getName());
            }
        });
    }

    /** Nobody proved that an address is theirs, so several can have it. */
    private List<Holder> holders(String email) {
        return jdbc.sql("""
                select id, name, email from users
                where lower(email) = lower(:email) and enabled order by name_key limit 5""").param("email", email).query(Holder::of).list();
    }

    private void send(Holder holder, Locale language) {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        keep(holder, token);
        var link = origin.at("/account/password/reset?token=" + token);
        mail.send(
                holder.email(),
                messages.getMessage("reset.mail.subject", null, language),
                messages.getMessage(
                        "reset.mail.text",
                        new Object[] {
                            holder.name(), link, settings.resetLifetime().toMinutes()
                        },
                        language));
    }

    /** The newest link is the one that works. */
    private void keep(Holder holder, String token) {
        jdbc.sql("""
                insert into password_reset (user_id, token_hash, email, expires_at)
                values (:user, :hash, :email, clock_timestamp() + make_interval(secs => :lifetime))
                on conflict (user_id) do update
                  set token_hash = excluded.token_hash, email = excluded.email, expires_at = excluded.expires_at""")
                .param("user", holder.id())
                .param("hash", Digests.sha256(token))
                .param("email", holder.email())
                .param("lifetime", settings.resetLifetime().toSeconds())
                .update();
    }

    boolean isGood(String token) {
        return userOf(token).isPresent();
    }

    void use(String token, String wanted) {
        var user = userOf(token).orElseThrow(UserException.LinkOver::new);
        users.resetPassword(user, wanted, () -> spend(token));
    }

    private Optional<UUID> userOf(String token) {
        return jdbc.sql("""
                select u.id from password_reset r join users u on u.id = r.user_id
                where r.token_hash = :hash and r.expires_at > clock_timestamp() and u.enabled and u.email = r.email""")
                .param("hash", Digests.sha256(token))
                .query(UUID.class)
                .optional();
    }

    private void spend(String token) {
        var spent = jdbc.sql("delete from password_reset where token_hash = :hash and expires_at > clock_timestamp()")
                .param("hash", Digests.sha256(token))
                .update();
        if (spent == 0) {
            throw new UserException.LinkOver();
        }
    }

    /** Who knows the password again needs no way back in, and nobody else has one. */
    @EventListener
    void forget(PasswordChanged changed) {
        jdbc.sql("delete from password_reset where user_id = :user")
                .param("user", changed.user())
                .update();
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void sweep() {
        jdbc.sql("delete from password_reset where expires_at < now()").update();
    }
}
