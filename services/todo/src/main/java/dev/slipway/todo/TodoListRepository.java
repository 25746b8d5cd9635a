package dev.slipway.todo;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface TodoListRepository extends Repository<TodoList, TodoListId> {

    TodoList saveAndFlush(TodoList list);

    Optional<TodoList> findByIdAndOwner(TodoListId id, UUID owner);

    boolean existsByIdAndOwner(TodoListId id, UUID owner);

    @Query("select l from TodoList l where l.owner = :owner and l.id.value > :after order by l.id.value")
    List<TodoList> page(UUID owner, UUID after, Limit limit);

    /** The list, which nobody drops before the transaction ends: a task that is being added keeps its place. */
    @NativeQuery("select * from todo_list where id = :id and owner = :owner and deleted_at is null for key share")
    Optional<TodoList> hold(UUID id, UUID owner);

    /** Nobody adds a task to the list, moves one on it or drops it before the transaction ends. */
    @NativeQuery("select id from todo_list where id = :id and deleted_at is null for update")
    Optional<UUID> lock(UUID id);

    @NativeQuery("select * from todo_list where owner = :owner and for_orders and deleted_at is null for key share")
    Optional<TodoList> holdListForOrders(UUID owner);

    /** Two first orders of one person may arrive at once: the second waits for the first and finds its list. */
    @Modifying
    @Query(nativeQuery = true, value = """
            insert into todo_list (id, owner, name, for_orders, version) values (:id, :owner, 'Orders', true, 0)
            on conflict (owner) where for_orders do nothing
            """)
    void addListForOrders(UUID id, UUID owner);

    /** Where another list is about to take the tasks of orders, a deleted one that is restored must not take them, too. */
    @Modifying
    @Query(nativeQuery = true, value = """
            update todo_list set for_orders = false where owner = :owner and for_orders and deleted_at is not null
            """)
    void retireDeletedListForOrders(UUID owner);

    /** The list, also when it was deleted after that time; nobody else restores it before the transaction ends. */
    @NativeQuery("""
            select * from todo_list
            where id = :id and owner = :owner and (deleted_at is null or deleted_at > :since) for update
            """)
    Optional<TodoList> lockRestorable(UUID id, UUID owner, Instant since);

    /** Drops some of those that were deleted before that time, for good; how many. */
    @Modifying
    @Transactional
    @Query(nativeQuery = true, value = """
            delete from todo_list where id in (
                select id from todo_list where deleted_at < :before limit :most for update skip locked)
            """)
    int purge(Instant before, int most);
}
