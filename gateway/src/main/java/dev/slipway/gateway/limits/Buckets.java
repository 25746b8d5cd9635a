package dev.slipway.gateway.limits;

import dev.slipway.gateway.limits.RateLimitSettings.Limit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The token buckets' rows. A lease is granted whole or not at all, in one statement. A database that does not answer at once stops
 * nobody: limits protect those who behave, and must not become the outage themselves.
 */
@Component
class Buckets {

    private static final Logger log = LoggerFactory.getLogger(Buckets.class);

    private static final Duration PATIENCE = Duration.ofMillis(500);

    /** So long nobody is counted, and no request waits, after the database did not answer. */
    private static final Duration REST = Duration.ofSeconds(5);

    private static final String TAKE = """
            insert into rate_limit_bucket as bucket (name, permits, refilled_at)
            values (:name, :burst::int - :permits::int, now())
            on conflict (name) do update
            set permits = least(:burst, bucket.permits + :rate * extract(epoch from now() - bucket.refilled_at)) - :permits,
                refilled_at = now()
            where least(:burst, bucket.permits + :rate * extract(epoch from now() - bucket.refilled_at)) >= :permits""";

    private final JdbcClient database;
    private final RateLimitSettings settings;
    private final Counter unchecked;
    private volatile boolean away;
    private volatile long askAgainAt = System.nanoTime();

    Buckets(JdbcClient database, RateLimitSettings settings, MeterRegistry meters) {
        this.database = database;
        this.settings = settings;
        this.unchecked = meters.counter("slipway.rate.limit.unchecked");
    }

    /** Whether a second's worth of permits could be taken out of the bucket, which is as good as certain while the database is away. */
    boolean lease(String name, Limit limit) {
        if (away && System.nanoTime() - askAgainAt < 0) {
            unchecked.increment();
            return true;
        }
        var answer = new CompletableFuture<Boolean>();
        Thread.ofVirtual().name("rate-limits").start(() -> answer(answer, name, limit));
        try {
            var granted = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            noteBack();
            return granted;
        } catch (TimeoutException | ExecutionException failure) {
            noteAway(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        unchecked.increment();
        return true;
    }

    private void answer(CompletableFuture<Boolean> answer, String name, Limit limit) {
        try {
            answer.complete(take(name, limit));
        } catch (RuntimeException failure) {
            answer.completeExceptionally(failure);
        }
    }

    private boolean take(String name, Limit limit) {
        return database.sql(TAKE)
                        .param("name", name)
                        .param("burst", limit.burst())
                        .param("rate", limit.rate())
                        .param("permits", limit.rate())
                        .update()
                == 1;
    }

    private void noteAway(Exception failure) {
        askAgainAt = System.nanoTime() + REST.toNanos();
        if (!away) {
            away = true;
            log.warn("Rate limits are not kept, their database does not answer: {}", failure.toString());
        }
    }

    private void noteBack() {
        if (away) {
            away = false;
            log.info("Rate limits are kept again");
        }
    }

    /** A bucket that had time to fill up is as good as none. */
    @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void forget() {
        var longest = 0;
        for (var policy : Policy.values()) {
            longest = Math.max(longest, settings.of(policy).window());
        }
        database.sql("delete from rate_limit_bucket where refilled_at < now() - make_interval(secs => :seconds)")
                .param("seconds", longest)
                .update();
    }
}
