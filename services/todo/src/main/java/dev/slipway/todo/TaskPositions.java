package dev.slipway.todo;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The order that a list's owner gives to its tasks. Positions have gaps: a moved task takes the middle of one and leaves all
 * others alone. Where a gap is used up, those behind it step back. Moves on one list, and tasks that are added to it
 * meanwhile, wait for each other, so that nobody chooses a place between neighbours that are changing theirs.
 */
@Component
class TaskPositions {

    private static final long GAP = 1 << 24;

    private final TodoListRepository lists;
    private final TaskRepository tasks;

    TaskPositions(TodoListRepository lists, TaskRepository tasks) {
        this.lists = lists;
        this.tasks = tasks;
    }

    /** A free position for a task behind another one of its list or, without another one, before all. */
    long behind(@Nullable UUID other, Task task) {
        var list = task.list().value();
        var moved = task.id().value();
        if (lists.lock(list).isEmpty()) {
            throw TodoException.NotFound.task(moved);
        }
        if (other == null) {
            return tasks.nextPosition(list, Long.MIN_VALUE, moved)
                    .map(first -> first - GAP)
                    .orElseGet(tasks::newPosition);
        }
        if (other.equals(moved)) {
            throw new TodoException.NotOnTheList(other);
        }
        long before = tasks.position(other, list).orElseThrow(() -> new TodoException.NotOnTheList(other));
        return tasks.nextPosition(list, before, moved)
                .map(next -> next - before > 1 ? next : makeRoom(list, before, moved))
                .map(next -> before + (next - before) / 2)
                .orElseGet(tasks::newPosition);
    }

    private long makeRoom(UUID list, long behind, UUID moved) {
        tasks.stepBack(list, behind);
        return tasks.nextPosition(list, behind, moved).orElseThrow();
    }
}
