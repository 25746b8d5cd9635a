package dev.slipway.local;

import java.nio.file.Path;
import java.util.List;

/** PostgreSQL refuses to run as root. In a user namespace root looks like nobody; where that is forbidden, become it. */
final class PostgresUser {

    private static final List<String> NAMESPACE = List.of("unshare", "-U");

    /** The capability lets nobody pass through root's folders; ownership of the data is checked all the same. */
    private static final List<String> NOBODY = List.of(
            "setpriv",
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
            "--inh-caps=+dac_override",
            "--ambient-caps=+dac_override");

    private PostgresUser() {}

    static List<String> prefix() {
        if (!Platform.root()) {
            return List.of();
        }
        if (Platform.succeeds("unshare", "-U", "true")) {
            return NAMESPACE;
        }
        if (Platform.which("setpriv")) {
            return NOBODY;
        }
        throw new Problem(
                "PostgreSQL refuses to run as root, and neither 'unshare -U' nor 'setpriv' works here.\nRun ./slipway as an ordinary user.");
    }

    static void handOver(Path folder) {
        if (prefix().equals(NOBODY)) {
            Platform.succeeds("chown", "-R", "65534:65534", folder.toString());
        }
    }

    static String advice() {
        return Platform.root()
                ? "\nYou are root, which PostgreSQL dislikes: an ordinary user is the safer choice."
                : "";
    }
}
