package dev.slipway.auth.limit;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** The table of counts. A try is counted before its outcome is known, so many at once pass no further than one by one. */
@Repository
class Attempts {

    private final JdbcClient jdbc;
    private final LimitSettings settings;

    Attempts(JdbcClient jdbc, LimitSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /**
     * @param pause until the next try
     * @param first whether none was refused since the last that was let through
     */
    record Refusal(Duration pause, boolean first) {}

    Optional<Refusal> count(Counter counter) {
        return letThrough(counter) ? Optional.empty() : refuse(counter);
    }

    private boolean letThrough(Counter counter) {
        return jdbc.sql("""
                insert into attempt as a (key, count, next_at, forgotten_at)
                values (:key, 1, clock_timestamp(), clock_timestamp() + make_interval(secs => :memory))
                on conflict (key) do update set
                  count = case when a.forgotten_at <= clock_timestamp() then 1 else a.count + 1 end,
                  refused = 0,
                  next_at = clock_timestamp() + case
                    when a.forgotten_at <= clock_timestamp() or a.count + 1 < :free then interval '0'
                    else make_interval(secs => least(:longestWait, power(2, least(a.count + 1 - :free, 20)))) end,
                  forgotten_at = excluded.forgotten_at
                where a.next_at <= clock_timestamp()""")
                        .param("key", counter.key())
                        .param("free", counter.free())
                        .param("memory", settings.memory().toSeconds())
                        .param("longestWait", settings.longestWait().toSeconds())
                        .update()
                > 0;
    }

    private Optional<Refusal> refuse(Counter counter) {
        return jdbc.sql("""
                update attempt set refused = refused + 1 where key = :key
                returning refused, ceil(extract(epoch from next_at - clock_timestamp())) as wait""")
                .param("key", counter.key())
                .query((row, number) ->
                        new Refusal(Duration.ofSeconds(Math.max(1, row.getLong("wait"))), row.getInt("refused") == 1))
                .optional();
    }

    void succeeded(Counter counter) {
        jdbc.sql(
                        counter.shared()
                                ? "update attempt set count = count - 1 where key = :key and count > 0"
                                : "delete from attempt where key = :key")
                .param("key", counter.key())
                .update();
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void sweep() {
        jdbc.sql("delete from attempt where forgotten_at < now()").update();
    }
}
