package dev.slipway.auth.user;

import dev.slipway.auth.PasswordChanged;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;

/** Who changed the password stays signed in here, and is signed out everywhere else. */
@Component
class OtherSessions {

    private final JdbcClient jdbc;

    OtherSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void end(PasswordChanged changed) {
        var request = RequestContextHolder.getRequestAttributes();
        jdbc.sql("delete from spring_session where principal_name = :user and session_id <> :mine")
                .param("user", changed.user().toString())
                .param("mine", request == null ? "" : request.getSessionId())
                .update();
    }
}
