package dev.slipway.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.MapSession;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Spring Session's tables with a short memory before them. As it comes, every proxied request would cost two reads and a write; here a
 * burst of requests costs one read, and the time of the last access is written once a minute.
 */
final class BrowserSessions implements SessionRepository<BrowserSession> {

    private static final Logger log = LoggerFactory.getLogger(BrowserSessions.class);

    private static final Duration ACCESS_MAY_BE_OLD = Duration.ofMinutes(1);
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private final SessionRepository<Session> store;
    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final Cache<String, MapSession> memory;
    /** Requests that come together all find the time old: the first of them writes it. */
    private final Cache<String, Boolean> accessWritten = Caffeine.newBuilder()
            .expireAfterWrite(ACCESS_MAY_BE_OLD)
            .maximumSize(50_000)
            .build();

    private final Cache<String, Boolean> ended = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(30))
            .maximumSize(50_000)
            .build();

    BrowserSessions(
            SessionRepository<Session> store,
            JdbcClient database,
            TransactionOperations transactions,
            Duration remembered) {
        this.store = store;
        this.database = database;
        this.transactions = transactions;
        this.memory = Caffeine.newBuilder()
                .expireAfterWrite(remembered)
                .maximumSize(50_000)
                .build();
    }

    @Override
    public BrowserSession createSession() {
        var stored = store.createSession();
        return new BrowserSession(new MapSession(stored), true, () -> stored);
    }

    @Override
    public @Nullable BrowserSession findById(String id) {
        if (!ID.matcher(id).matches() || ended.getIfPresent(id) != null) {
            return null;
        }
        var known = memory.getIfPresent(id);
        if (known == null) {
            known = load(id);
            if (known == null) {
                return null;
            }
            memory.put(id, known);
        }
        return known.isExpired() ? null : new BrowserSession(new MapSession(known), false, () -> store.findById(id));
    }

    @Override
    public void save(BrowserSession session) {
        if (!session.isChanged() && !writesAccess(session)) {
            return;
        }
        try {
            store(session);
        } catch (DataAccessException | TransactionException failure) {
            // The answer is there already; a time of access that is not written down must not take it back.
            if (session.isChanged()) {
                throw failure;
            }
            log.warn("The time of a session's last access could not be written: {}", failure.getMessage());
        }
    }

    private boolean writesAccess(BrowserSession session) {
        return session.isAccessOld(ACCESS_MAY_BE_OLD)
                && accessWritten.asMap().putIfAbsent(session.originalId(), true) == null;
    }

    private void store(BrowserSession session) {
        var stored = session.stored();
        if (stored != null) {
            session.applyTo(stored);
            store.save(stored);
            memory.invalidate(session.originalId());
            memory.put(stored.getId(), new MapSession(stored));
        }
        session.saved();
    }

    @Override
    public void deleteById(String id) {
        ended.put(id, true);
        memory.invalidate(id);
        store.deleteById(id);
    }

    /**
     * Changes who is signed in while no other replica does. Empty when another one is at it: its result is worth waiting for. The lock
     * goes with the transaction, so a killed replica holds nobody up.
     */
    Optional<Change> alone(String id, UnaryOperator<SignedIn> change) {
        var done = transactions.execute(tx -> {
            if (!database.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                    .param(id)
                    .query(Boolean.class)
                    .single()) {
                return Optional.<Change>empty();
            }
            var session = store.findById(id);
            SignedIn before = session == null ? null : session.getAttribute(SignedIn.ATTRIBUTE);
            if (session == null || before == null) {
                return Optional.of(new Change(null));
            }
            var after = change.apply(before);
            if (!after.equals(before)) {
                session.setAttribute(SignedIn.ATTRIBUTE, after);
                store.save(session);
            }
            return Optional.of(new Change(after));
        });
        memory.invalidate(id);
        return done == null ? Optional.empty() : done;
    }

    /** Who is signed in now; nobody when the session ended. */
    record Change(@Nullable SignedIn user) {}

    /** What an older or newer version wrote and this one cannot read is no session: its owner signs in again. */
    private @Nullable MapSession load(String id) {
        try {
            var stored = store.findById(id);
            if (stored == null) {
                return null;
            }
            stored.getAttributeNames().forEach(stored::getAttribute);
            return new MapSession(stored);
        } catch (ConversionException | SerializationFailedException unreadable) {
            log.warn("A stored session cannot be read and is dropped: {}", unreadable.getMessage());
            store.deleteById(id);
            return null;
        }
    }
}
