package dev.slipway.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.auth.AuthTest;
import dev.slipway.auth.Browser;
import dev.slipway.auth.Oidc;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@AuthTest
class SignInsTests {

    @Test
    void keepsNoneThatIsOver(@LocalServerPort int port, @Autowired SignIns signIns, @Autowired JdbcClient jdbc)
            throws Exception {
        var browser = new Browser(port);
        var user = new Oidc(browser).signedIn().accessJwt().getJWTClaimsSet().getSubject();
        jdbc.sql("update sign_in set signed_in_at = now() - interval '1 hour' where user_id = ?::uuid")
                .param(user)
                .update();
        signIns.sweep();
        assertThat(rows(jdbc, user)).as("its session lasts").isEqualTo(1);

        browser.submit("/account", "/account/logout", Map.of());
        signIns.sweep();
        assertThat(rows(jdbc, user)).isZero();
    }

    private static long rows(JdbcClient jdbc, String user) {
        return jdbc.sql("select count(*) from sign_in where user_id = ?::uuid")
                .param(user)
                .query(Long.class)
                .single();
    }
}
