package dev.slipway.auth.user;

import java.util.Locale;

enum Role {
    CUSTOMER,
    ADMIN;

    /** As it stands in tokens. */
    String claim() {
        return name().toLowerCase(Locale.ROOT);
    }
}
