package dev.slipway.outbox;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every six hours, drops what was sent, handled or ended long ago: longer than topics keep messages, so that no repeat is taken for new. */
class Housekeeping implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
    private static final int CHUNK = 5000;

    private static final String OUTBOX = """
            delete from outbox where id in (
                select id from outbox where state in ('sent', 'discarded')
                and created_at < now() - make_interval(secs => :age)
                and coalesce(sent_at, created_at) < now() - make_interval(secs => :age) limit :chunk)
            """;

    private static final String INBOX = """
            delete from inbox where (consumer, event_id) in (
                select consumer, event_id from inbox where handled_at < now() - make_interval(secs => :age)
                and greatest(handled_at, repeated_at) < now() - make_interval(secs => :age) limit :chunk)
            """;

    private static final String DEAD_LETTERS = """
            delete from dead_letter where id in (
                select id from dead_letter where state in ('replayed', 'discarded')
                and ended_at < now() - make_interval(secs => :age) limit :chunk)
            """;

    private final JdbcClient database;
    private final ScheduledExecutorService clock;
    private final Duration retention;
    private volatile @Nullable ScheduledFuture<?> job;

    Housekeeping(JdbcClient database, ScheduledExecutorService clock, OutboxSettings settings) {
        this.database = database;
        this.clock = clock;
        this.retention = settings.retention();
    }

    @Override
    public void start() {
        job = clock.scheduleWithFixedDelay(this::tidy, 10, 360, TimeUnit.MINUTES);
    }

    void tidy() {
        try {
            var sent = dropInChunks(OUTBOX);
            var handled = dropInChunks(INBOX);
            var ended = dropInChunks(DEAD_LETTERS);
            log.info(
                    "Dropped {} outbox rows, {} inbox rows and {} ended dead letters older than {} days",
                    sent,
                    handled,
                    ended,
                    retention.toDays());
        } catch (RuntimeException failed) {
            log.warn("Old rows of outbox, inbox and dead letters stay until the next try", failed);
        }
    }

    /** Each chunk is a commit of its own and shorter than a statement may last. */
    private long dropInChunks(String delete) {
        var all = 0L;
        var dropped = CHUNK;
        while (dropped == CHUNK) {
            dropped = database.sql(delete)
                    .param("age", retention.toSeconds())
                    .param("chunk", CHUNK)
                    .update();
            all += dropped;
        }
        return all;
    }

    @Override
    public void stop() {
        var running = job;
        job = null;
        if (running != null) {
            running.cancel(false);
        }
    }

    @Override
    public boolean isRunning() {
        return job != null;
    }
}
