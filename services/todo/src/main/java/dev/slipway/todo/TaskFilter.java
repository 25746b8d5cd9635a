package dev.slipway.todo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;

/** Which tasks of a list are asked for. Only what was given becomes part of the query, so that an index can serve it. */
record TaskFilter(
        @Nullable Boolean completed,
        @Nullable Priority priority,
        @Nullable LocalDate dueBefore) {

    static final Sort BY_POSITION = Sort.by("position");

    Specification<Task> in(TodoListId list, UUID owner, long after) {
        return (task, query, is) -> {
            var all = new ArrayList<>(List.of(
                    is.equal(task.get("list").get("value"), list.value()),
                    is.equal(task.get("owner"), owner),
                    is.greaterThan(task.get("position"), after)));
            if (completed != null) {
                all.add(is.equal(task.get("completed"), completed));
            }
            if (priority != null) {
                all.add(is.equal(task.get("priority"), priority));
            }
            if (dueBefore != null) {
                all.add(is.lessThan(task.get("due"), dueBefore));
            }
            return is.and(all);
        };
    }
}
