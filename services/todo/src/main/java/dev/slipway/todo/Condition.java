package dev.slipway.todo;

import java.util.Map;

/** A part of a where clause: a text of ours, and the values that it names, which may be anybody's. */
record Condition(String sql, Map<String, Object> values) {

    static Condition of(String sql, String name, Object value) {
        return new Condition(sql, Map.of(name, value));
    }
}
