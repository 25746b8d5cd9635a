package dev.slipway.gateway;

import dev.slipway.test.MigrateCommand;
import org.junit.jupiter.api.Test;

class MigrateTests {

    @Test
    void makesTheTablesAndNeedsNothingButTheDatabase() {
        MigrateCommand.check(GatewayApplication.class, "spring_session", "rate_limit_bucket");
    }
}
