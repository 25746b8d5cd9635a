package dev.slipway.todo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which tasks are asked for. Only what was given becomes part of the query, so that an index can serve it. */
record TaskFilter(
        @Nullable Boolean completed,
        @Nullable Priority priority,
        @Nullable LocalDate dueBefore,
        @Nullable String tag,
        @Nullable String words) {

    /** Tag and words are looked up among those of the owner, which {@code :owner} names. */
    List<Condition> conditions() {
        var all = new ArrayList<Condition>();
        if (completed != null) {
            all.add(Condition.of("completed = :completed", "completed", completed));
        }
        if (priority != null) {
            all.add(Condition.of("priority = :priority", "priority", priority.name()));
        }
        if (dueBefore != null) {
            all.add(Condition.of("due < :dueBefore", "dueBefore", dueBefore));
        }
        if (tag != null) {
            all.add(Condition.of(
                    "owned(owner, tags) @> owned(:owner, array[cast(:tag as text)])", "tag", Tags.normalized(tag)));
        }
        if (words != null) {
            all.add(Condition.of(
                    "task_words(owner, title, notes, tags) @@ words_typed(:owner, cast(:words as text))",
                    "words",
                    words));
        }
        return all;
    }
}
