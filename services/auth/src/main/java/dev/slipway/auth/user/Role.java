package dev.slipway.auth.user;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

enum Role {
    CUSTOMER,
    ADMIN;

    /** As it stands in tokens, and on the wire. */
    @JsonValue
    String claim() {
        return name().toLowerCase(Locale.ROOT);
    }
}
