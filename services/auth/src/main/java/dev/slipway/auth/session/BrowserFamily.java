package dev.slipway.auth.session;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Enough to tell one's own devices apart, and no more. In this order, since most browsers also claim to be a later one. */
enum BrowserFamily {
    EDGE("Edg"),
    OPERA("OPR/"),
    FIREFOX("Firefox/"),
    CHROME("Chrome/"),
    SAFARI("Safari/"),
    OTHER("");

    private final String mark;

    BrowserFamily(String mark) {
        this.mark = mark;
    }

    static BrowserFamily of(@Nullable String userAgent) {
        return Stream.of(values())
                .filter(family -> userAgent != null && userAgent.contains(family.mark))
                .findFirst()
                .orElse(OTHER);
    }

    @JsonValue
    String claim() {
        return name().toLowerCase(Locale.ROOT);
    }
}
