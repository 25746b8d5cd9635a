package dev.slipway.auth.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.auth.AuthTest;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AuthTest
class AttemptsTests {

    private static final int FREE = 5;

    @Autowired
    private Attempts attempts;

    @Autowired
    private JdbcClient jdbc;

    private final Counter counter = new Counter("test", UUID.randomUUID().toString(), FREE, false);

    @Test
    void letThroughWhatIsFreeAndDoubleTheWaitAfterwards() {
        use(FREE);
        assertThat(secondsToWait()).isBetween(0L, 1L);
        for (int wait : new int[] {2, 4, 8, 16}) {
            waitIsOver();
            assertThat(attempts.count(counter)).isEmpty();
            assertThat(secondsToWait()).isBetween(wait - 1L, (long) wait);
        }
    }

    @Test
    void growNoWaitBeyondTheLongest() {
        use(FREE);
        jdbc.sql("update attempt set count = 1000000, next_at = now() where key = ?")
                .param(counter.key())
                .update();
        assertThat(attempts.count(counter)).isEmpty();
        assertThat(secondsToWait()).isBetween(895L, 900L);
    }

    @Test
    void refuseWhatComesTooSoonAndSaySoOnce() {
        use(FREE);
        jdbc.sql("update attempt set next_at = clock_timestamp() + interval '60 s' where key = ?")
                .param(counter.key())
                .update();
        assertThat(attempts.count(counter)).hasValueSatisfying(refusal -> {
            assertThat(refusal.first()).isTrue();
            assertThat(refusal.pause()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
        });
        assertThat(attempts.count(counter))
                .hasValueSatisfying(refusal -> assertThat(refusal.first()).isFalse());
        assertThat(count()).isEqualTo(FREE);
    }

    @Test
    void letNoMoreThroughWhenManyComeAtOnce() throws Exception {
        jdbc.sql("insert into attempt (key, count, next_at, forgotten_at) values (?, 8, now(), now() + interval '1 h')")
                .param(counter.key())
                .update();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = Stream.<Callable<Boolean>>generate(
                            () -> () -> attempts.count(counter).isEmpty())
                    .limit(8)
                    .toList();
            var passed = 0;
            for (var attempt : threads.invokeAll(tries)) {
                passed += attempt.get() ? 1 : 0;
            }
            assertThat(passed).isEqualTo(1);
        }
    }

    @Test
    void areForgottenAfterASuccessOrAfterAWhile() {
        use(FREE);
        attempts.succeeded(counter);
        assertThat(rows()).isZero();

        use(3);
        jdbc.sql("update attempt set forgotten_at = now() where key = ?")
                .param(counter.key())
                .update();
        assertThat(attempts.count(counter)).isEmpty();
        assertThat(count()).isEqualTo(1);

        jdbc.sql("update attempt set forgotten_at = now() - interval '1 s' where key = ?")
                .param(counter.key())
                .update();
        attempts.sweep();
        assertThat(rows()).isZero();
    }

    @Test
    void takeBackOneTryWhereOthersAreCountedToo() {
        var shared = new Counter(counter.what(), counter.who(), FREE, true);
        use(3);
        attempts.succeeded(shared);
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void keepNeitherNameNorAddress() {
        use(1);
        assertThat(jdbc.sql("select a::text from attempt a").query(String.class).list())
                .noneMatch(row -> row.contains(counter.who()));
    }

    private void use(int tries) {
        assertThat(IntStream.range(0, tries)
                        .filter(it -> attempts.count(counter).isEmpty()))
                .hasSize(tries);
    }

    private void waitIsOver() {
        jdbc.sql("update attempt set next_at = now() where key = ?")
                .param(counter.key())
                .update();
    }

    private long secondsToWait() {
        return jdbc.sql("select ceil(extract(epoch from next_at - clock_timestamp())) from attempt where key = ?")
                .param(counter.key())
                .query(Long.class)
                .single();
    }

    private int count() {
        return jdbc.sql("select count from attempt where key = ?")
                .param(counter.key())
                .query(Integer.class)
                .single();
    }

    private long rows() {
        return jdbc.sql("select count(*) from attempt where key = ?")
                .param(counter.key())
                .query(Long.class)
                .single();
    }
}
