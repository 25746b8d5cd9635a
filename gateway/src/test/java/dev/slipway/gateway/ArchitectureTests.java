package dev.slipway.gateway;

import dev.slipway.test.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    @Test
    void followsTheHouseRules() {
        HouseRules.check(GatewayApplication.class);
    }
}
