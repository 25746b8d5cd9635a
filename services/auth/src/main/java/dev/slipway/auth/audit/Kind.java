package dev.slipway.auth.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

enum Kind {
    SIGNED_IN,
    SIGN_IN_FAILED,
    PASSWORD_CHANGED,
    PASSWORD_RESET,
    PASSWORD_RESET_ASKED,
    EMAIL_CHANGED,
    ACCESS_CHANGED,
    SESSION_ENDED,
    LIMIT_REACHED;

    @JsonValue
    String claim() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
