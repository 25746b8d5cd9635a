package dev.slipway.catalog;

import dev.slipway.test.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    @Test
    void followsTheHouseRules() {
        HouseRules.check(CatalogApplication.class);
    }
}
