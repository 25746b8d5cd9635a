package dev.slipway.todo;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.defaults.BadCursorException;
import dev.slipway.defaults.Cursor;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * The orders in which tasks can be read. Each is that of an index, whose expressions it repeats letter by letter; where tasks
 * may share a key, their ids decide, so that every page ends between two of them.
 */
@SuppressWarnings("ImmutableEnumChecker") // its functions keep nothing
enum TaskOrder {
    /** As their owner put them. */
    @JsonProperty("position")
    POSITION("position", "position > cast(:key as bigint)", false, Task::position, Long::valueOf),

    /** The soonest first; what has no day comes last. */
    @JsonProperty("due")
    DUE("coalesce(due, 'infinity')", "cast(:key as date)", TaskOrder::dayOf, TaskOrder::readDay),

    /** The highest first. */
    @JsonProperty("priority")
    PRIORITY(
            "array_position(array['HIGH', 'NORMAL', 'LOW'], priority)",
            "array_position(array['HIGH', 'NORMAL', 'LOW'], cast(:key as text))",
            Task::priority,
            Priority::valueOf),

    /** The newest first. */
    @JsonProperty("created")
    CREATED("id desc", "id < cast(:key as uuid)", false, task -> task.id().value(), UUID::fromString),

    /** From A to Z. */
    @JsonProperty("title")
    TITLE("lower(title)", "lower(cast(:key as text))", Task::title, title -> title);

    private static final String NO_DAY = "infinity";

    private final String sql;
    private final String behind;
    private final boolean shared;
    private final Function<Task, Object> key;
    private final Function<String, Object> reading;

    /** By a key that tasks may share. */
    TaskOrder(String column, String value, Function<Task, Object> key, Function<String, Object> reading) {
        this(column + ", id", "(%s, id) > (%s, cast(:id as uuid))".formatted(column, value), true, key, reading);
    }

    TaskOrder(String sql, String behind, boolean shared, Function<Task, Object> key, Function<String, Object> reading) {
        this.sql = sql;
        this.behind = behind;
        this.shared = shared;
        this.key = key;
        this.reading = reading;
    }

    /** What stands behind {@code order by}. */
    String sql() {
        return sql;
    }

    /** The end of a page. It says in which order that was read: in another one it means nothing. */
    Cursor end(Task last) {
        return Cursor.of(name(), key.apply(last), last.id().value());
    }

    /** Which tasks come after the end of a page. */
    Condition after(String cursor) {
        var end = Cursor.parse(cursor, 3);
        if (!end.part(0).equals(name())) {
            throw new BadCursorException();
        }
        var key = read(end.part(1), reading);
        var id = read(end.part(2), UUID::fromString);
        return new Condition(behind, shared ? Map.of("key", key, "id", id) : Map.of("key", key));
    }

    private static String read(String text, Function<String, Object> reading) {
        try {
            if (!reading.apply(text).toString().equals(text)) { // readers also take what no page would write
                throw new BadCursorException();
            }
            return text;
        } catch (IllegalArgumentException | DateTimeException foreign) {
            throw new BadCursorException();
        }
    }

    private static Object dayOf(Task task) {
        var due = task.due();
        return due == null ? NO_DAY : due;
    }

    private static Object readDay(String text) {
        if (text.equals(NO_DAY)) {
            return text;
        }
        var day = LocalDate.parse(text);
        if (!PlausibleDate.Years.include(day)) { // the database does not know every day that Java knows
            throw new BadCursorException();
        }
        return day;
    }
}
