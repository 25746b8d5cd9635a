package dev.slipway.auth.user;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;

/** A user's version is their entity tag: who changes them names the version they read. */
final class UserVersion {

    private UserVersion() {}

    static String tag(User user) {
        return "\"" + user.version() + "\"";
    }

    static void demand(@Nullable String ifMatch, User user) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new UserException.VersionMissing();
        }
        var named = ETag.parse(ifMatch);
        if (named.isEmpty()) {
            throw new UserException.VersionMalformed();
        }
        var current = new ETag(Long.toString(user.version()), false);
        if (named.stream().noneMatch(tag -> tag.isWildcard() || tag.compare(current, true))) {
            throw new UserException.VersionOutdated();
        }
    }
}
