package dev.slipway.order;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface OrderRepository extends Repository<Order, OrderId> {

    Optional<Order> findById(OrderId id);

    @Query("select o from Order o left join fetch o.lines where o.id = :id")
    Optional<Order> findWithLines(OrderId id);

    /** Newest first, in one statement whatever the orders hold: the page is cut before the lines are joined. */
    @Query("""
            select o from Order o left join fetch o.lines
            where o.id in (select p.id from Order p where p.customer = :customer and p.number < :before
                           order by p.number desc limit :size)
            order by o.number desc""")
    List<Order> page(CustomerId customer, long before, int size);
}
