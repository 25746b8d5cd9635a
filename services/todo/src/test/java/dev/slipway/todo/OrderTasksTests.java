package dev.slipway.todo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.test.BackingServices;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.context.annotation.Import;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;

@DataJpaTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import(BackingServices.class)
class OrderTasksTests {

    private final UUID buyer = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();

    @Autowired
    private OrderTaskRepository orders;

    @Autowired
    private TodoListRepository lists;

    @Autowired
    private TaskRepository tasks;

    @Autowired
    private EntityManager rows;

    @Autowired
    private JdbcClient jdbc;

    private OrderTasks orderTasks;

    @BeforeEach
    void opens() {
        orderTasks = new OrderTasks(orders, lists, tasks, Clock.systemUTC());
    }

    @Test
    void putsAConfirmedOrderOnItsBuyersList() {
        orderTasks.confirmed(order, 4711, buyer);

        assertThat(tasksOf(buyer)).singleElement().satisfies(task -> {
            assertThat(task.title()).isEqualTo("Receive order 4711");
            assertThat(task.order()).isEqualTo(order);
            assertThat(task.cancelled()).isFalse();
        });
        assertThat(lists.page(buyer, Page.after(null), Limit.of(10)))
                .extracting(TodoList::name)
                .containsExactly("Orders");
    }

    @Test
    void addsNothingForAnOrderItKnows() {
        orderTasks.confirmed(order, 4711, buyer);
        orderTasks.confirmed(order, 4711, buyer);

        assertThat(tasksOf(buyer)).hasSize(1);
    }

    @Test
    void bringsADeletedTaskNotBack() {
        orderTasks.confirmed(order, 4711, buyer);
        tasksOf(buyer).forEach(rows::remove);
        orderTasks.confirmed(order, 4711, buyer);

        assertThat(tasksOf(buyer)).isEmpty();
    }

    @Test
    void marksTheTaskOfACancelledOrder() {
        orderTasks.confirmed(order, 4711, buyer);
        orderTasks.cancelled(order, 4711, buyer);
        orderTasks.cancelled(order, 4711, buyer);

        assertThat(tasksOf(buyer)).singleElement().satisfies(task -> {
            assertThat(task.cancelled()).isTrue();
            assertThat(task.version()).isEqualTo(1);
        });
        assertThat(orderTasks.facts(order, buyer::equals))
                .extracting(OrderTasks.Fact::what)
                .containsExactly("task-added", "task-cancelled");
    }

    @Test
    void addsATaskAlreadyCancelledWhenTheCancellationCameFirst() {
        orderTasks.cancelled(order, 4711, buyer);
        assertThat(tasksOf(buyer)).isEmpty();

        orderTasks.confirmed(order, 4711, buyer);
        assertThat(tasksOf(buyer))
                .singleElement()
                .satisfies(task -> assertThat(task.cancelled()).isTrue());
    }

    @Test
    void makesTheListAgainWhenItsOwnerDeletedIt() {
        orderTasks.confirmed(order, 4711, buyer);
        rows.remove(lists.holdListForOrders(buyer).orElseThrow());
        rows.flush();
        rows.clear();

        orderTasks.confirmed(UUID.randomUUID(), 4712, buyer);

        assertThat(tasksOf(buyer)).extracting(Task::title).containsExactly("Receive order 4712");
    }

    @Test
    void tellsAnOrdersFactsToItsBuyerOnly() {
        orderTasks.confirmed(order, 4711, buyer);

        assertThatThrownBy(() -> orderTasks.facts(order, UUID.randomUUID()::equals))
                .isInstanceOf(TodoException.NotFound.class);
        assertThat(orderTasks.facts(order, buyer::equals).getFirst().transaction())
                .matches("\\d+");
    }

    @Test
    void showsVerifyEachTaskThatWasAddedAndWhetherItIsMarked() {
        orderTasks.confirmed(order, 4711, buyer);
        orderTasks.cancelled(UUID.randomUUID(), 4712, buyer);
        assertThat(verified(false)).containsExactly(order.toString());

        orderTasks.cancelled(order, 4711, buyer);
        assertThat(verified(true)).containsExactly(order.toString());

        tasksOf(buyer).forEach(rows::remove);
        assertThat(verified(true)).containsExactly(order.toString());
    }

    private List<String> verified(boolean cancelled) {
        rows.flush();
        return jdbc.sql("select order_id::text from verify.order_tasks where owner = ? and cancelled = ?")
                .params(buyer, cancelled)
                .query(String.class)
                .list();
    }

    private List<Task> tasksOf(UUID owner) {
        rows.flush();
        rows.clear();
        return rows.createQuery("select t from Task t where t.owner = :owner", Task.class)
                .setParameter("owner", owner)
                .getResultList();
    }
}
