package dev.slipway.test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What reached the databases of this JVM while an action ran: its SQL texts in order, and the commits. It sees all
 * threads, since the work of a request runs on another one than the test; keep schedulers quiet, or ask with
 * {@link #mentioning} for the statements that matter.
 */
public record Statements(List<String> sql, int commits) {

    private static final List<Recording> RECORDINGS = new CopyOnWriteArrayList<>();

    public static Statements of(Action action) throws Exception {
        var recording = new Recording(new CopyOnWriteArrayList<>(), new AtomicInteger());
        RECORDINGS.add(recording);
        try {
            action.run();
        } finally {
            RECORDINGS.remove(recording);
        }
        return new Statements(List.copyOf(recording.sql), recording.commits.get());
    }

    /** How many statements the action sent. */
    public static int count(Action action) throws Exception {
        return of(action).sql.size();
    }

    public List<String> mentioning(String text) {
        return sql.stream().filter(statement -> statement.contains(text)).toList();
    }

    static void sent(String statement) {
        RECORDINGS.forEach(recording -> recording.sql.add(statement));
    }

    static void committed() {
        RECORDINGS.forEach(recording -> recording.commits.incrementAndGet());
    }

    /** What a test wants counted. */
    @FunctionalInterface
    public interface Action {
        void run() throws Exception;
    }

    private record Recording(List<String> sql, AtomicInteger commits) {}
}
