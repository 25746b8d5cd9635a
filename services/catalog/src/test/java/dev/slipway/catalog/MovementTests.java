package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MovementTests {

    @ParameterizedTest
    @EnumSource(Movement.class)
    void makesAndLosesNoPiece(Movement step) {
        assertThat(step.available + step.reserved + step.sold).isZero();
    }
}
