package dev.slipway.catalog;

import dev.slipway.test.MigrateCommand;
import org.junit.jupiter.api.Test;

class MigrateTests {

    @Test
    void makesTheTablesAndNeedsNothingButTheDatabase() {
        MigrateCommand.check(CatalogApplication.class, "product", "outbox", "inbox");
    }
}
