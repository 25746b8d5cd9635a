package dev.slipway.order;

import dev.slipway.test.MigrateCommand;
import org.junit.jupiter.api.Test;

class MigrateTests {

    @Test
    void makesTheTablesAndNeedsNothingButTheDatabase() {
        MigrateCommand.check(OrderApplication.class, "orders", "outbox", "inbox");
    }
}
