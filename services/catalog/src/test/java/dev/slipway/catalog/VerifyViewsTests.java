package dev.slipway.catalog;

import dev.slipway.test.VerifyViews;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the role of {@code ./slipway verify} may see, and what the views say about themselves. */
@CatalogTest
class VerifyViewsTests {

    @Test
    void explainThemselvesAndAreAllThatTheVerifierGets(@Autowired DataSource database) {
        VerifyViews.check(
                database, "stock", "reservations", "ledger", "overdue_reservations", "outbox", "inbox", "dead_letters");
    }
}
