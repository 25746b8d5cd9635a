package dev.slipway.auth.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.auth.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** Keeps for a day what elsewhere a mail server would take. */
@Repository
class Mailbox {

    private static final String PURPOSE = "mailbox";

    private final JdbcClient jdbc;
    private final Vault vault;

    Mailbox(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void put(String to, String subject, String text) {
        jdbc.sql("insert into mailbox (recipient, subject, body) values (:to, :subject, :body)")
                .param("to", to)
                .param("subject", subject)
                .param("body", vault.seal(PURPOSE, text.getBytes(UTF_8)))
                .update();
    }

    /** The newest first. */
    List<Letter> before(long id, int limit) {
        return jdbc.sql("""
                select id, sent_at, recipient, subject, body from mailbox
                where id < :id order by id desc limit :limit""")
                .param("id", id)
                .param("limit", limit)
                .query(this::letter)
                .list();
    }

    private Letter letter(ResultSet row, int number) throws SQLException {
        return new Letter(
                row.getLong("id"),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                row.getString("recipient"),
                row.getString("subject"),
                new String(vault.open(PURPOSE, row.getBytes("body")), UTF_8));
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void sweep() {
        jdbc.sql("delete from mailbox where sent_at < now() - interval '1 day'").update();
    }
}
