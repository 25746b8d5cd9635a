package dev.slipway.todo;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface TaskRepository extends Repository<Task, TaskId> {

    Task saveAndFlush(Task task);

    void flush();

    Optional<Task> findByIdAndOwner(TaskId id, UUID owner);

    /** A deleted one, too: when it is restored it must say what became of its order. */
    @NativeQuery("select * from task where order_id = :order")
    Optional<Task> findByOrder(UUID order);

    /** The task, which nobody else changes before the transaction ends. */
    @NativeQuery("select * from task where id = :id and owner = :owner and deleted_at is null for no key update")
    Optional<Task> lock(UUID id, UUID owner);

    /**
     * Those of them that are there, locked in the order of their ids, and their lists held: two who change many at once, or
     * one who drops a list meanwhile, wait for each other and never in a circle.
     */
    @NativeQuery("""
            select t.* from task t join todo_list l on l.id = t.list_id
            where t.id in (:ids) and t.owner = :owner and t.deleted_at is null
            order by t.id for key share of l for no key update of t
            """)
    List<Task> lockAll(Collection<UUID> ids, UUID owner);

    /**
     * The task, also when it was deleted after that time; nobody else restores it before the transaction ends. Its list is held
     * first, as in {@link #lockAll}.
     */
    @NativeQuery("""
            select t.* from task t join todo_list l on l.id = t.list_id
            where t.id = :id and t.owner = :owner and (t.deleted_at is null or t.deleted_at > :since)
            for key share of l for no key update of t
            """)
    Optional<Task> lockRestorable(UUID id, UUID owner, Instant since);

    @NativeQuery("select position from task where id = :task and list_id = :list and deleted_at is null")
    Optional<Long> position(UUID task, UUID list);

    /** A deleted task keeps its place: it may come back. */
    @NativeQuery("select min(position) from task where list_id = :list and position > :after and id <> :without")
    Optional<Long> nextPosition(UUID list, long after, UUID without);

    @NativeQuery("select nextval('task_position')")
    long newPosition();

    @NativeQuery("select nextval('task_position') from generate_series(1, :count)")
    List<Long> newPositions(int count);

    /** They keep their order, and their versions: to their owner nothing of them has changed. */
    @Modifying
    @Query(nativeQuery = true, value = """
            update task set position = moved.position
            from (select id, nextval('task_position') as position
                  from (select id from task where list_id = :list and position > :after order by position) in_order) moved
            where task.id = moved.id
            """)
    void stepBack(UUID list, long after);

    /** They keep their versions: to their owner nothing of them has changed, once the list is back. */
    @Modifying
    @Query(nativeQuery = true, value = """
            update task set deleted_at = :at where id in (
                select id from task where list_id = :list and deleted_at is null order by id for no key update)
            """)
    void deleteAllOn(UUID list, Instant at);

    @Modifying
    @Query(nativeQuery = true, value = "update task set deleted_at = null where list_id = :list and deleted_at = :at")
    void restoreAllOn(UUID list, Instant at);

    /** Drops some of those that were deleted before that time, for good; how many. */
    @Modifying
    @Transactional
    @Query(nativeQuery = true, value = """
            delete from task where id in (
                select id from task where deleted_at < :before limit :most for update skip locked)
            """)
    int purge(Instant before, int most);
}
