package dev.slipway.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sends what business transactions left in the outbox. One thread, one connection outside the pool: writers wake it
 * after their commit, and once a second it asks for what nobody told it of.
 */
class Relay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    private static final int ALL = (1 << OutboxTable.PARTS) - 1;
    private static final Duration SOON = Duration.ofMillis(5);
    private static final Duration LATE = Duration.ofSeconds(5);

    private final RelayConnection open;
    private final Sender sender;
    private final Wake wake;
    private final OutboxSettings settings;
    private final Backlog backlog;
    private final RestingTopics resting = new RestingTopics();

    private volatile @Nullable Thread thread;
    private @Nullable Connection connection;
    private int pending = ALL;
    private Duration again = Duration.ZERO;
    private Duration trouble = Duration.ZERO;
    private long nextSurvey = System.nanoTime();

    Relay(RelayConnection open, Sender sender, Wake wake, OutboxSettings settings, Backlog backlog) {
        this.open = open;
        this.sender = sender;
        this.wake = wake;
        this.settings = settings;
        this.backlog = backlog;
    }

    @Override
    public void start() {
        var relay = Thread.ofPlatform().name("outbox-relay").daemon().unstarted(this::run);
        thread = relay;
        relay.start();
    }

    private void run() {
        while (isRunning()) {
            try {
                turn();
                recovered();
            } catch (InterruptedException stopped) {
                break;
            } catch (SQLException | RuntimeException failed) {
                failed(failed);
            }
        }
        try {
            batch(ALL);
        } catch (SQLException | RuntimeException failed) {
            log.warn("What was committed last is left to the next relay: {}", failed.getMessage());
        }
        sender.close();
        disconnect();
    }

    private void turn() throws SQLException, InterruptedException {
        if (trouble.isZero()) {
            pending |= wake.await(pause());
        } else {
            rest();
        }
        if (System.nanoTime() - nextSurvey >= 0) {
            nextSurvey = System.nanoTime() + settings.pollEvery().toNanos();
            pending |= backlog.survey(connection());
        }
        if (pending != 0) {
            pending = batch(pending);
        }
    }

    /** Writers go on while the relay alone is in trouble: their wishes are noted, and the pause is kept. */
    private void rest() throws InterruptedException {
        var until = System.nanoTime() + trouble.toNanos();
        for (var left = trouble.toNanos(); left > 0 && isRunning(); left = until - System.nanoTime()) {
            pending |= wake.await(Duration.ofNanos(left));
        }
    }

    private Duration pause() {
        var survey = Duration.ofNanos(Math.max(0, nextSurvey - System.nanoTime()));
        return pending == 0 || again.compareTo(survey) > 0 ? survey : again;
    }

    /** Returns the parts that are not done: full ones at once, those that another relay holds a little later. */
    private int batch(int parts) throws SQLException {
        var batch = new Batch(connection(), sender, settings.batchPerPartition());
        batch.run(parts, resting.now());
        batch.failures().forEach(resting::failed);
        batch.served().forEach(resting::served);
        if (batch.unfinished() != 0) {
            again = Duration.ZERO;
        } else {
            again = again.isZero() ? SOON : min(again.multipliedBy(2), Duration.ofMillis(200));
        }
        if (batch.lost() == 0) {
            again = Duration.ZERO;
        }
        return batch.unfinished() | batch.lost();
    }

    private void failed(Exception failed) {
        if (trouble.isZero() && Absence.explains(failed)) {
            log.warn("The relay waits for its database: {}", failed.getMessage());
        } else if (trouble.isZero()) {
            log.error("The relay failed, and tries until it succeeds", failed);
        }
        trouble = trouble.isZero() ? Duration.ofMillis(100) : min(trouble.multipliedBy(2), LATE);
        pending = ALL;
        disconnect();
    }

    private void recovered() {
        if (!trouble.isZero()) {
            log.info("The relay goes on");
            trouble = Duration.ZERO;
        }
    }

    private Connection connection() throws SQLException {
        var running = connection;
        if (running == null) {
            running = open.open();
            connection = running;
        }
        return running;
    }

    private void disconnect() {
        var closing = connection;
        connection = null;
        if (closing != null) {
            try {
                closing.close();
            } catch (SQLException gone) {
                log.debug("The relay's connection was gone already", gone);
            }
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public void stop() {
        var relay = thread;
        thread = null;
        wake.nobody();
        if (relay != null) {
            try {
                relay.join(Duration.ofSeconds(12));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public boolean isAutoStartup() {
        return settings.relay();
    }

    /** Starts before the listeners and stops after them and after the web server: what they write last still leaves. */
    @Override
    public int getPhase() {
        return 0;
    }

    static int[] partsOf(int bits) {
        return IntStream.range(0, OutboxTable.PARTS)
                .filter(part -> (bits & 1 << part) != 0)
                .toArray();
    }
}
