package dev.slipway.todo;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface TaskRepository extends Repository<Task, TaskId>, JpaSpecificationExecutor<Task> {

    Task saveAndFlush(Task task);

    void delete(Task task);

    Optional<Task> findByIdAndOwner(TaskId id, UUID owner);

    Optional<Task> findByOrder(UUID order);

    @NativeQuery("select position from task where id = :task and list_id = :list")
    Optional<Long> position(UUID task, UUID list);

    @NativeQuery("select min(position) from task where list_id = :list and position > :after and id <> :without")
    Optional<Long> nextPosition(UUID list, long after, UUID without);

    @NativeQuery("select nextval('task_position')")
    long newPosition();

    /** They keep their order, and their versions: to their owner nothing of them has changed. */
    @Modifying
    @Query(nativeQuery = true, value = """
            update task set position = moved.position
            from (select id, nextval('task_position') as position
                  from (select id from task where list_id = :list and position > :after order by position) in_order) moved
            where task.id = moved.id
            """)
    void stepBack(UUID list, long after);
}
