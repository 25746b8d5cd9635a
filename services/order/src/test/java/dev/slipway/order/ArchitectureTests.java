package dev.slipway.order;

import dev.slipway.test.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    @Test
    void followsTheHouseRules() {
        HouseRules.check(OrderApplication.class);
    }
}
