package dev.slipway.defaults;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * A bulkhead in the connection pool: web requests get a part of it, so that listeners, schedulers and probes never stand behind hundreds of
 * callers. It bounds connections and not requests, since a request that waits for a neighbour, or a live stream, holds none.
 */
final class WebConnections extends DelegatingDataSource {

    private final Semaphore free;
    private final int most;
    private final int queue;
    private final Duration patience;
    private final AtomicLong refused = new AtomicLong();

    /** The most that web requests may hold at once, how many of them may wait for one, and for how long. */
    WebConnections(DataSource pool, int most, int queue, Duration patience) {
        super(pool);
        this.most = most;
        this.queue = queue;
        this.patience = patience;
        this.free = new Semaphore(most, true);
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (!isForACaller()) {
            return super.getConnection();
        }
        enter();
        try {
            return lent(super.getConnection());
        } catch (SQLException | RuntimeException failed) {
            free.release();
            throw failed;
        }
    }

    /** Probes and scrapes are answered whatever else waits. */
    private static boolean isForACaller() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
                && !ObservationAutoConfiguration.isProbe(web.getRequest());
    }

    private void enter() throws CrowdedException {
        try {
            if (free.getQueueLength() < queue && free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        refused.incrementAndGet();
        throw new CrowdedException();
    }

    /** The same connection; its end makes room for the next request. */
    private Connection lent(Connection connection) {
        var open = new AtomicBoolean(true);
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    try {
                        return call(connection, method, arguments);
                    } finally {
                        if (method.getName().equals("close") && open.compareAndSet(true, false)) {
                            free.release();
                        }
                    }
                });
    }

    private static @Nullable Object call(Connection connection, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getTargetException();
        }
    }

    void bindTo(MeterRegistry registry) {
        Gauge.builder("slipway.web.connections", free, it -> most - it.availablePermits())
                .description("Connections that web requests hold")
                .register(registry);
        Gauge.builder("slipway.web.connections.waiting", free, Semaphore::getQueueLength)
                .description("Web requests that wait for a connection")
                .register(registry);
        FunctionCounter.builder("slipway.web.connections.refused", refused, AtomicLong::get)
                .description("Web requests that were refused because too many waited, or for too long")
                .register(registry);
    }
}
