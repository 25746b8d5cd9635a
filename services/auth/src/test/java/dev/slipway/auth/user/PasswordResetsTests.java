package dev.slipway.auth.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.auth.AuthTest;
import dev.slipway.auth.Browser;
import dev.slipway.auth.Oidc;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@AuthTest
class PasswordResetsTests {

    @Test
    void keepsNoLinkThatIsOver(
            @LocalServerPort int port, @Autowired PasswordResets resets, @Autowired JdbcClient jdbc) {
        var over = linkOf(port, jdbc, "-1 min");
        var good = linkOf(port, jdbc, "1 min");

        resets.sweep();

        assertThat(jdbc.sql("select user_id from password_reset where user_id in (:over, :good)")
                        .param("over", over)
                        .param("good", good)
                        .query(UUID.class)
                        .list())
                .containsExactly(good);
    }

    private static UUID linkOf(int port, JdbcClient jdbc, String rest) {
        var name = "link-" + UUID.randomUUID().toString().substring(0, 8);
        new Browser(port).register(name, Oidc.PASSWORD);
        return jdbc.sql("""
                insert into password_reset (user_id, token_hash, email, expires_at)
                select id, sha256(name::bytea), email, now() + :rest::interval from users where name = :name
                returning user_id""")
                .param("rest", rest)
                .param("name", name)
                .query(UUID.class)
                .single();
    }
}
