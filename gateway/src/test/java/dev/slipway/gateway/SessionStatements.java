package dev.slipway.gateway;

import dev.slipway.test.Statements;
import java.util.List;

/** What requests ask of the sessions; the sweep of old ones and the lease of a rate limit may come at any time, and are none of it. */
final class SessionStatements {

    private SessionStatements() {}

    static List<String> of(Statements.Action action) throws Exception {
        return Statements.of(action).sql().stream()
                .filter(it -> !it.contains("EXPIRY_TIME <") && !it.contains("rate_limit_bucket"))
                .toList();
    }
}
