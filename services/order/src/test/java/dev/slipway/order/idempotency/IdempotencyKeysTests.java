package dev.slipway.order.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.order.OrderTest;
import dev.slipway.order.Shop;
import dev.slipway.order.idempotency.IdempotencyKeys.Answer;
import dev.slipway.test.Eventually;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OrderTest
class IdempotencyKeysTests {

    private final UUID owner = UUID.randomUUID();

    @Autowired
    IdempotencyKeys keys;

    @Autowired
    Shop shop;

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient jdbc;

    Answer mine;
    Answer theirs;

    @BeforeEach
    void placeWhatIsAnswered() {
        mine = new Answer(shop.place("approved").value(), "mine");
        theirs = new Answer(shop.place("approved").value(), "theirs");
    }

    @Test
    void remembersTheFirstAnswer() {
        assertThat(keys.answered(owner, "key", "request")).isEmpty();

        assertThat(keys.once(owner, "key", "request", () -> mine)).isEqualTo(mine);

        assertThat(keys.answered(owner, "key", "request")).contains(mine);
        assertThat(keys.once(owner, "key", "request", () -> theirs)).isEqualTo(mine);
    }

    @Test
    void tellsOwnersApart() {
        keys.once(owner, "key", "request", () -> mine);

        assertThat(keys.answered(UUID.randomUUID(), "key", "request")).isEmpty();
        assertThat(keys.once(UUID.randomUUID(), "key", "another request", () -> theirs))
                .isEqualTo(theirs);
    }

    @Test
    void refusesAnotherRequest() {
        keys.once(owner, "key", "request", () -> mine);

        assertThatThrownBy(() -> keys.answered(owner, "key", "another")).isInstanceOf(KeyReusedException.class);
        assertThatThrownBy(() -> keys.once(owner, "key", "another", () -> theirs))
                .isInstanceOf(KeyReusedException.class);
    }

    @Test
    void remembersNothingOfAnEffectThatFailed() {
        Supplier<Answer> failing = () -> {
            throw new IllegalStateException("no");
        };

        assertThatThrownBy(() -> keys.once(owner, "key", "request", failing)).isInstanceOf(IllegalStateException.class);

        assertThat(keys.once(owner, "key", "another request", () -> mine)).isEqualTo(mine);
    }

    @Test
    void letsTheSecondWaitForTheFirstAndRepeatItsAnswerInsteadOfItsOwn() throws Exception {
        try (var second = Executors.newVirtualThreadPerTaskExecutor();
                var first = new HeldKey(database, owner, "key", "request", mine)) {
            var waiting = second.submit(() -> keys.once(owner, "key", "request", () -> theirs));
            awaitLock(waiting);

            first.commit();

            assertThat(waiting.get()).isEqualTo(mine);
        }
    }

    @Test
    void letsTheSecondTakeThePlaceOfAFirstThatFailed() throws Exception {
        try (var second = Executors.newVirtualThreadPerTaskExecutor();
                var first = new HeldKey(database, owner, "key", "request", mine)) {
            var waiting = second.submit(() -> keys.once(owner, "key", "request", () -> theirs));
            awaitLock(waiting);

            first.rollBack();

            assertThat(waiting.get()).isEqualTo(theirs);
        }
    }

    @Test
    void takesBackTheEffectOfASecondThatWaitedTwoSecondsInVain() throws Exception {
        var subject = shop.place("approved");
        Supplier<Answer> effect = () -> {
            jdbc.sql("update orders set reason = 'effect' where id = ?")
                    .param(subject.value())
                    .update();
            return theirs;
        };

        try (var _ = new HeldKey(database, owner, "key", "request", mine)) {
            var began = System.nanoTime();
            assertThatThrownBy(() -> keys.once(owner, "key", "request", effect))
                    .isInstanceOf(KeyInFlightException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        }

        assertThat(jdbc.sql("select count(*) from orders where id = ? and reason = 'effect'")
                        .param(subject.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void awaitLock(Future<?> waiting) {
        Eventually.within(Duration.ofSeconds(2), () -> {
            assertThat(waiting.isDone()).isFalse();
            assertThat(shop.waitingForALock()).isPositive();
        });
    }
}
