package dev.slipway.auth;

import dev.slipway.test.VerifyViews;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the role of {@code ./slipway verify} may see, and what the view says about itself. */
@AuthTest
class VerifyViewsTests {

    @Test
    void explainThemselvesAndAreAllThatTheVerifierGets(@Autowired DataSource database) {
        VerifyViews.check(database, "users");
    }
}
