package dev.slipway.todo;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface OrderTaskRepository extends Repository<OrderTask, UUID> {

    OrderTask saveAndFlush(OrderTask order);

    Optional<OrderTask> findById(UUID order);

    @NativeQuery("select pg_current_xact_id()::text")
    String transaction();
}
