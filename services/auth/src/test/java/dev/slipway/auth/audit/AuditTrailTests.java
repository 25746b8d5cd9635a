package dev.slipway.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.auth.AuthTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AuthTest
class AuditTrailTests {

    @Test
    void endsAfterThreeMonths(@Autowired AuditTrail trail, @Autowired JdbcClient jdbc) {
        var user = UUID.randomUUID();
        jdbc.sql("""
                insert into security_event (kind, subject, at)
                select 'SIGNED_IN', :user, now() - days * interval '1 day' from unnest(array[89, 91]) as days""").param("user", user).update();

        trail.sweep();

        assertThat(trail.before(Long.MAX_VALUE, null, user, 10)).hasSize(1);
    }
}
