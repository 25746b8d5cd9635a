package dev.slipway.todo;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;

/** A row's version is its entity tag: who changes it names the version they read. */
class Versions {

    private Versions() {}

    static String tag(long version) {
        return "\"" + version + "\"";
    }

    static void demand(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new TodoException.VersionMissing();
        }
        var named = ETag.parse(ifMatch);
        if (named.isEmpty()) {
            throw new TodoException.VersionMalformed();
        }
        var current = new ETag(Long.toString(version), false);
        if (named.stream().noneMatch(tag -> tag.isWildcard() || tag.compare(current, true))) {
            throw new TodoException.VersionOutdated();
        }
    }
}
