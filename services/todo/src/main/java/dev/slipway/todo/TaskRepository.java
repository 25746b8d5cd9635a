package dev.slipway.todo;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

interface TaskRepository extends Repository<Task, TaskId>, JpaSpecificationExecutor<Task> {

    Task saveAndFlush(Task task);

    void delete(Task task);

    Optional<Task> findByIdAndOwner(TaskId id, UUID owner);

    Optional<Task> findByOrder(UUID order);
}
