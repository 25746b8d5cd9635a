package dev.slipway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FigureTests {

    @Test
    void isJudgedByItsRatioWhereSomethingIsBesideIt() {
        var figure = new Figure("P1", "read", 260, "µs", 130.0, Aim.atMost(2.2), "");
        assertThat(figure.ratio()).isEqualTo(2);
        assertThat(figure.verdict()).isEqualTo("met");
        assertThat(new Figure("P1", "read", 300, "µs", 130.0, Aim.atMost(2.2), "").verdict())
                .isEqualTo("missed");
    }

    @Test
    void isJudgedByItselfWhereNothingIs() {
        assertThat(figure(6, Aim.atMost(6)).ratio()).isNull();
        assertThat(figure(6, Aim.atMost(6)).verdict()).isEqualTo("met");
        assertThat(figure(6.1, Aim.atMost(6)).verdict()).isEqualTo("missed");
        assertThat(figure(10_000, Aim.atLeast(10_000)).verdict()).isEqualTo("met");
        assertThat(figure(9_999, Aim.atLeast(10_000)).verdict()).isEqualTo("missed");
        assertThat(figure(1, Aim.NONE).verdict()).isEqualTo("recorded");
    }

    private static Figure figure(double value, Aim aim) {
        return Figure.of("P7", "start", value, "s", aim, "");
    }
}
