package dev.slipway.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.bench.Answers.Answer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswersTests {

    @Test
    void takesThePercentileThatSoManyDoNotExceed() {
        var hundred = IntStream.rangeClosed(1, 100).mapToDouble(it -> 101 - it).toArray();
        assertThat(Answers.percentile(hundred, 50)).isEqualTo(50);
        assertThat(Answers.percentile(hundred, 99)).isEqualTo(99);
        assertThat(Answers.percentile(hundred, 100)).isEqualTo(100);
        assertThat(Answers.percentile(hundred, 0)).isEqualTo(1);
        assertThat(Answers.percentile(new double[] {7}, 99)).isEqualTo(7);
        assertThat(Answers.percentile(new double[0], 99)).isZero();
    }

    @Test
    void countsWhatWasServedRefusedAndLeftWithoutAnAnswer() {
        var answers =
                new Answers(List.of(of(200, 4), of(201, 8), of(429, 2), of(503, 6), of(404, 1), of(0, 9)), seconds(2));
        assertThat(answers.count(Answer::ok)).isEqualTo(2);
        assertThat(answers.count(Answer::refused)).isEqualTo(2);
        assertThat(answers.count(Answer::hung)).isEqualTo(1);
        assertThat(answers.perSecond()).isEqualTo(1);
        assertThat(answers.millis(Answer::ok, 99)).isEqualTo(8);
        assertThat(answers.millis(Answer::refused, 50)).isEqualTo(2);
    }

    @Test
    void makesNoFigureOfRefusals() {
        var served = new Answers(List.of(of(200, 1)), seconds(1));
        assertThat(served.demandOk()).isSameAs(served);
        assertThatThrownBy(() -> new Answers(List.of(of(200, 1), of(503, 1)), seconds(1)).demandOk())
                .isInstanceOf(Unmeasurable.class)
                .hasMessage("1 of 2 requests were not served; the first got status 503.");
    }

    private static Answer of(int status, int millis) {
        return new Answer(status, Duration.ofMillis(millis));
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
