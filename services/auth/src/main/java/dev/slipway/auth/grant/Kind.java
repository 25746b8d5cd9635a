package dev.slipway.auth.grant;

import java.util.Locale;

enum Kind {
    CODE,
    ACCESS,
    REFRESH,
    ID;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
