package dev.slipway.gateway.session;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.session.MapSession;
import org.springframework.session.Session;

/** One request's view of a session: reads come from a copy, changes are noted, and only they ever reach the stored one. */
final class BrowserSession implements Session {

    private final MapSession copy;
    private final Supplier<@Nullable Session> storedSession;
    private final Map<String, @Nullable Object> changes = new HashMap<>();
    private Instant accessStored;
    private boolean isNew;
    private boolean changed;
    private @Nullable Session stored;

    BrowserSession(MapSession copy, boolean isNew, Supplier<@Nullable Session> storedSession) {
        this.copy = copy;
        this.isNew = isNew;
        this.storedSession = storedSession;
        this.accessStored = copy.getLastAccessedTime();
    }

    /** The session to write to, or null when it ended meanwhile. */
    @Nullable
    Session stored() {
        if (stored == null) {
            stored = storedSession.get();
        }
        return stored;
    }

    /** Whether the stored time of the last access lies further back than it may. */
    boolean isAccessOld(Duration mayBe) {
        return accessStored.plus(mayBe).isBefore(copy.getLastAccessedTime());
    }

    /** More than the time of the last access. */
    boolean isChanged() {
        return isNew || changed;
    }

    void applyTo(Session target) {
        changes.forEach(target::setAttribute);
        target.setMaxInactiveInterval(copy.getMaxInactiveInterval());
        target.setLastAccessedTime(copy.getLastAccessedTime());
    }

    /** A request saves its session twice: before its answer goes out, and at its end. */
    void saved() {
        accessStored = copy.getLastAccessedTime();
        changes.clear();
        changed = false;
        isNew = false;
    }

    String originalId() {
        return copy.getOriginalId();
    }

    @Override
    public String getId() {
        return copy.getId();
    }

    @Override
    public String changeSessionId() {
        var target = stored();
        if (target == null) {
            throw new IllegalStateException("the session ended meanwhile");
        }
        copy.setId(target.changeSessionId());
        changed = true;
        return copy.getId();
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // the interface's own signature
    public <T> @Nullable T getAttribute(String name) {
        return copy.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        return copy.getAttributeNames();
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        copy.setAttribute(name, value);
        changes.put(name, value);
        changed = true;
    }

    @Override
    public void removeAttribute(String name) {
        setAttribute(name, null);
    }

    @Override
    public Instant getCreationTime() {
        return copy.getCreationTime();
    }

    @Override
    public void setLastAccessedTime(Instant time) {
        copy.setLastAccessedTime(time);
    }

    @Override
    public Instant getLastAccessedTime() {
        return copy.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        copy.setMaxInactiveInterval(interval);
        changed = true;
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return copy.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
        return copy.isExpired();
    }
}
