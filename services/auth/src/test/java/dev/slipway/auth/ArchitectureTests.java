package dev.slipway.auth;

import dev.slipway.test.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    @Test
    void followsTheHouseRules() {
        HouseRules.check(AuthApplication.class);
    }
}
