package dev.slipway.todo;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What was deleted can be restored for some time, and is nowhere to be seen meanwhile. A list takes its tasks along and, when
 * it comes back, brings those that it took: they are told by the moment of their deletion.
 */
@Component
class Deletions {

    static final String FOR_HOW_LONG =
            "For a day after the deletion, or what `todo.deleted.keep` says. One that is not deleted is left as it is.";

    private static final Logger log = LoggerFactory.getLogger(Deletions.class);
    private static final int CHUNK = 1000;

    private final TodoListRepository lists;
    private final TaskRepository tasks;
    private final Clock clock;
    private final DeletionSettings settings;

    Deletions(TodoListRepository lists, TaskRepository tasks, Clock clock, DeletionSettings settings) {
        this.lists = lists;
        this.tasks = tasks;
        this.clock = clock;
        this.settings = settings;
    }

    void delete(Task task) {
        task.delete(now());
    }

    /** Nobody puts a task on the list while it goes. */
    void delete(TodoList list) {
        var at = now();
        lists.lock(list.id().value());
        list.delete(at);
        lists.saveAndFlush(list);
        tasks.deleteAllOn(list.id().value(), at);
    }

    /** A task comes back to its list, which must be there. */
    Task restoreTask(UUID id, UUID owner) {
        var task = tasks.lockRestorable(id, owner, oldest()).orElseThrow(() -> TodoException.NotFound.task(id));
        var list = task.list().value();
        if (lists.hold(list, owner).isEmpty()) {
            throw TodoException.NotFound.list(list);
        }
        task.restore();
        return tasks.saveAndFlush(task);
    }

    TodoList restoreList(UUID id, UUID owner) {
        var list = lists.lockRestorable(id, owner, oldest()).orElseThrow(() -> TodoException.NotFound.list(id));
        var deleted = list.deletedAt();
        if (deleted != null) {
            tasks.restoreAllOn(id, deleted);
            list.restore();
        }
        return lists.saveAndFlush(list);
    }

    @Scheduled(initialDelayString = "${todo.deleted.purge-every}", fixedDelayString = "${todo.deleted.purge-every}")
    void purge() {
        var before = oldest();
        try {
            var gone = inChunks(() -> tasks.purge(before, CHUNK));
            var lost = inChunks(() -> lists.purge(before, CHUNK));
            log.debug("Dropped {} tasks and {} lists that were deleted before {}", gone, lost, before);
        } catch (RuntimeException failed) {
            log.warn("What was deleted long ago stays until the next try", failed);
        }
    }

    /** Each chunk is a commit of its own and shorter than a statement may last. */
    private static long inChunks(IntSupplier purge) {
        long all = 0;
        int dropped;
        do {
            dropped = purge.getAsInt();
            all += dropped;
        } while (dropped == CHUNK);
        return all;
    }

    private Instant oldest() {
        return now().minus(settings.keep());
    }

    /** As exactly as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
