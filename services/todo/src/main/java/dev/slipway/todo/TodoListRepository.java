package dev.slipway.todo;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface TodoListRepository extends Repository<TodoList, TodoListId> {

    TodoList saveAndFlush(TodoList list);

    void delete(TodoList list);

    Optional<TodoList> findByIdAndOwner(TodoListId id, UUID owner);

    boolean existsByIdAndOwner(TodoListId id, UUID owner);

    @Query("select l from TodoList l where l.owner = :owner and l.id.value > :after order by l.id.value")
    List<TodoList> page(UUID owner, UUID after, Limit limit);

    /** The list, which nobody drops before the transaction ends: a task that is being added keeps its place. */
    @NativeQuery("select * from todo_list where id = :id and owner = :owner for key share")
    Optional<TodoList> hold(UUID id, UUID owner);

    /** Nobody adds a task to the list, moves one on it or drops it before the transaction ends. */
    @NativeQuery("select id from todo_list where id = :id for update")
    Optional<UUID> lock(UUID id);

    @NativeQuery("select * from todo_list where owner = :owner and for_orders for key share")
    Optional<TodoList> holdListForOrders(UUID owner);

    /** Two first orders of one person may arrive at once: the second waits for the first and finds its list. */
    @Modifying
    @Query(nativeQuery = true, value = """
            insert into todo_list (id, owner, name, for_orders, version) values (:id, :owner, 'Orders', true, 0)
            on conflict (owner) where for_orders do nothing
            """)
    void addListForOrders(UUID id, UUID owner);
}
