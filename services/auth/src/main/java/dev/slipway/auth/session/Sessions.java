package dev.slipway.auth.session;

import dev.slipway.auth.AccountEvent.AccessChanged;
import dev.slipway.auth.AccountEvent.PasswordChanged;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;

@Component
class Sessions {

    private final JdbcClient jdbc;

    Sessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who changed the password stays signed in here, and is signed out everywhere else. */
    @EventListener
    void endOthers(PasswordChanged changed) {
        var request = RequestContextHolder.getRequestAttributes();
        jdbc.sql("delete from spring_session where principal_name = :user and session_id <> :mine")
                .param("user", changed.user().toString())
                .param("mine", request == null ? "" : request.getSessionId())
                .update();
    }

    @EventListener
    void endAll(AccessChanged changed) {
        jdbc.sql("delete from spring_session where principal_name = :user")
                .param("user", changed.user().toString())
                .update();
    }
}
