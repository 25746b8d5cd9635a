package dev.slipway.defaults;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;

/** A row's version is its entity tag: who changes it names the version they read. */
public final class Versions {

    private Versions() {}

    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    public static void demand(@Nullable String ifMatch, long version) {
        var current = new ETag(Long.toString(version), false);
        if (named(ifMatch).stream().noneMatch(tag -> tag.isWildcard() || tag.compare(current, true))) {
            throw new VersionException.Outdated();
        }
    }

    /** What the caller says to have read, for tags that tell more than the version. */
    public static List<ETag> named(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new VersionException.Missing();
        }
        var named = ETag.parse(ifMatch);
        if (named.isEmpty()) {
            throw new VersionException.Malformed();
        }
        return named;
    }
}
