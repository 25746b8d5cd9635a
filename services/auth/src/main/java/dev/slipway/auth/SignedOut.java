package dev.slipway.auth;

import org.jspecify.annotations.Nullable;

/**
 * Somebody signs out: what was given in that browser session, and with that ID token, ends with it.
 *
 * @param session the browser's session here, where it still has one
 * @param idToken the one that a client showed, where it did
 */
public record SignedOut(@Nullable String session, @Nullable String idToken) {

    /** Who holds an ID token may end a session: no log needs it. */
    @Override
    public String toString() {
        return "SignedOut";
    }
}
