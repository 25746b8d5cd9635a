package dev.slipway.defaults;

import java.sql.SQLTransientConnectionException;

/** More requests want the database than may have it. It is there all the same. */
final class CrowdedException extends SQLTransientConnectionException {

    CrowdedException() {
        super("More requests are under way here than can be served at once. Try again in a moment.");
    }
}
