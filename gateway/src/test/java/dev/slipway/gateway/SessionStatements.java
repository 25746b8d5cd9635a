package dev.slipway.gateway;

import dev.slipway.test.Statements;
import java.util.List;

/** What requests ask of the sessions' database; the sweep of old sessions may come at any time, and is none of them. */
final class SessionStatements {

    private SessionStatements() {}

    static List<String> of(Statements.Action action) throws Exception {
        return Statements.of(action).sql().stream()
                .filter(it -> !it.contains("EXPIRY_TIME <"))
                .toList();
    }
}
