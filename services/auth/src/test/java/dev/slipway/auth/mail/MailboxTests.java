package dev.slipway.auth.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.auth.AuthTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AuthTest
class MailboxTests {

    @Test
    void keepsALetterForADay(@Autowired Mailbox mailbox, @Autowired JdbcClient jdbc) {
        var to = UUID.randomUUID() + "@example.org";
        mailbox.put(to, "yesterday", "text");
        jdbc.sql("update mailbox set sent_at = now() - interval '25 hours' where recipient = ?")
                .param(to)
                .update();
        mailbox.put(to, "today", "text");

        mailbox.sweep();

        assertThat(mailbox.before(Long.MAX_VALUE, 100))
                .filteredOn(letter -> letter.to().equals(to))
                .extracting(Letter::subject)
                .containsExactly("today");
    }
}
