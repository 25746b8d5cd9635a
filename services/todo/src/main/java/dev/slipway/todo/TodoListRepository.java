package dev.slipway.todo;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface TodoListRepository extends Repository<TodoList, TodoListId> {

    TodoList saveAndFlush(TodoList list);

    void delete(TodoList list);

    Optional<TodoList> findByIdAndOwner(TodoListId id, UUID owner);

    boolean existsByIdAndOwner(TodoListId id, UUID owner);

    @Query("select l from TodoList l where l.owner = :owner and l.id.value > :after order by l.id.value")
    List<TodoList> page(UUID owner, UUID after, Limit limit);

    Optional<TodoList> findByOwnerAndForOrdersTrue(UUID owner);

    /** Two first orders of one person may arrive at once: the second waits for the first and finds its list. */
    @Modifying
    @Query(nativeQuery = true, value = """
            insert into todo_list (id, owner, name, for_orders, version) values (:id, :owner, 'Orders', true, 0)
            on conflict (owner) where for_orders do nothing
            """)
    void addListForOrders(UUID id, UUID owner);
}
