package dev.slipway.todo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.Eventually;
import dev.slipway.test.Statements;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What was deleted is gone for everybody, can be restored for a day, and is dropped after that. */
@TodoTest
class DeletionTests {

    @Autowired
    private RestTestClient http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Deletions deletions;

    @Autowired
    private OrderTasks orders;

    private Caller alice;
    private String list;
    private String a;
    private String b;

    @BeforeEach
    void startAList() {
        alice = Caller.customer(http);
        list = alice.list("Garden");
        a = tagged("A");
        b = tagged("B");
    }

    @Test
    void showsADeletedTaskNowhere() {
        alice.delete(a, "\"0\"");

        assertThat(alice.get(a).status()).isEqualTo(404);
        assertThat(alice.put(a, "{\"title\":\"A2\"}", "*").status()).isEqualTo(404);
        assertThat(alice.delete(a, "*").status()).isEqualTo(404);
        for (var verb : List.of("/complete", "/reopen")) {
            assertThat(alice.post(a + verb).status()).isEqualTo(404);
        }
        assertThat(alice.put(a + "/position", "{}", "*").status()).isEqualTo(404);
        assertThat(alice.put(b + "/position", "{\"after\":\"" + idOf(a) + "\"}", "*")
                        .status())
                .isEqualTo(400);
        for (var page : List.of(list + "/tasks", "/api/tasks", "/api/tasks?query=task", "/api/tasks?tag=t")) {
            assertThat(alice.items(page, "title")).containsExactly("Task B");
        }
        assertThat(alice.get("/api/tasks/tags").<List<Integer>>at("$.items[*].tasks"))
                .containsExactly(1);
    }

    @Test
    void bringsADeletedTaskBackToItsPlaceHoweverOftenItIsAsked() {
        alice.delete(a, "\"0\"");

        for (int repeat = 0; repeat < 2; repeat++) {
            var back = alice.post(a + "/restore");
            assertThat(back.status()).isEqualTo(200);
            assertThat(back.header(HttpHeaders.ETAG)).isEqualTo("\"2\"");
            assertThat(back.<List<String>>at("$.tags")).containsExactly("t");
        }
        assertThat(alice.items(list + "/tasks", "title")).containsExactly("Task A", "Task B");
    }

    @Test
    void keepsThePlaceOfADeletedTaskFreeForItsReturn() {
        alice.delete(a, "\"0\"");
        var c = tagged("C");
        alice.put(c + "/position", "{}", "*");
        alice.put(b + "/position", "{\"after\":\"" + idOf(c) + "\"}", "*");

        assertThat(alice.post(a + "/restore").status()).isEqualTo(200);
        assertThat(alice.items(list + "/tasks", "title")).hasSize(3).startsWith("Task C");
    }

    @Test
    void takesTheTasksOfAListAlongAndBringsBackThoseThatItTook() {
        alice.delete(a, "\"0\"");
        alice.delete(list, "\"0\"");

        assertThat(alice.get(list).status()).isEqualTo(404);
        assertThat(alice.get(list + "/tasks").status()).isEqualTo(404);
        assertThat(alice.post(list + "/tasks", "{\"title\":\"C\"}").status()).isEqualTo(404);
        assertThat(alice.get(b).status()).isEqualTo(404);
        assertThat(alice.items("/api/lists", "name")).isEmpty();
        assertThat(alice.items("/api/tasks", "title")).isEmpty();
        var alone = alice.post(b + "/restore");
        assertThat(alone.status()).isEqualTo(404);
        assertThat(alone.<String>at("$.detail")).contains(list.substring("/api/lists/".length()));

        for (int repeat = 0; repeat < 2; repeat++) {
            var back = alice.post(list + "/restore");
            assertThat(back.status()).isEqualTo(200);
            assertThat(back.header(HttpHeaders.ETAG)).isEqualTo("\"2\"");
        }
        assertThat(alice.items(list + "/tasks", "title")).containsExactly("Task B");
        assertThat(alice.get(b).header(HttpHeaders.ETAG)).isEqualTo("\"0\"");
        assertThat(alice.post(a + "/restore").status()).isEqualTo(200);
    }

    @Test
    void restoresNothingForAStranger() {
        alice.delete(a, "\"0\"");
        alice.delete(list, "\"0\"");
        var bob = Caller.customer(http);

        for (var path : List.of(a, list)) {
            assertThat(bob.post(path + "/restore").status()).isEqualTo(404);
        }
        for (var kind : List.of("tasks", "lists")) {
            assertThat(alice.post("/api/" + kind + "/" + UUID.randomUUID() + "/restore")
                            .status())
                    .isEqualTo(404);
            assertThat(alice.post("/api/" + kind + "/nonsense/restore").status())
                    .isEqualTo(400);
        }
    }

    @Test
    void restoresNothingAfterADayAndDropsItForGood() {
        var shed = alice.list("Shed");
        alice.task(shed, "Sweep");
        alice.delete(a, "\"0\"");
        alice.delete(b, "\"0\"");
        alice.delete(shed, "\"0\"");
        age("task", a, "23 hours");
        age("task", b, "25 hours");
        age("todo_list", shed, "25 hours");
        jdbc.sql("update task set deleted_at = now() - interval '25 hours' where list_id = ?")
                .param(idOf(shed))
                .update();

        assertThat(alice.post(b + "/restore").status()).isEqualTo(404);
        assertThat(alice.post(shed + "/restore").status()).isEqualTo(404);
        assertThat(rows()).isEqualTo(5);
        deletions.purge();

        assertThat(rows()).isEqualTo(2);
        assertThat(alice.post(a + "/restore").status()).isEqualTo(200);
    }

    @Test
    void dropsMoreThanItDropsAtOnce() {
        jdbc.sql("""
                        insert into task (id, list_id, owner, title, priority, completed, cancelled, version, deleted_at)
                        select gen_random_uuid(), ?, ?, 'Old', 'NORMAL', false, false, 0, now() - interval '2 days'
                        from generate_series(1, 2500)""").params(idOf(list), alice.id()).update();

        deletions.purge();

        assertThat(rows()).isEqualTo(3);
    }

    @Test
    void addsNothingToAListThatIsBeingDeleted() {
        var answer = new CompletableFuture<Integer>();

        new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            jdbc.sql("select id from todo_list where id = ? for update")
                    .param(idOf(list))
                    .query()
                    .singleRow();
            jdbc.sql("update todo_list set deleted_at = now() where id = ?")
                    .param(idOf(list))
                    .update();
            Thread.startVirtualThread(() -> answer.complete(
                    alice.post(list + "/tasks", "{\"title\":\"C\"}").status()));
            Eventually.within(
                    Duration.ofSeconds(10), () -> assertThat(waiting()).isPositive());
        });

        assertThat(answer.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(404);
    }

    @Test
    void keepsTheMarkOfAnOrderThatIsCancelledWhileItsTaskIsDeleted() {
        var order = UUID.randomUUID();
        orders.confirmed(order, 4711, alice.id());
        var task = "/api/tasks/" + alice.items("/api/tasks?query=receive", "id").getFirst();
        alice.delete(task, "\"0\"");
        orders.cancelled(order, 4711, alice.id());
        orders.confirmed(order, 4711, alice.id());

        assertThat(alice.items("/api/tasks?query=receive", "id")).isEmpty();
        assertThat(alice.post(task + "/restore").<Boolean>at("$.cancelled")).isTrue();
    }

    @Test
    void putsOrdersOnANewListWhileTheirsIsDeleted() {
        orders.confirmed(UUID.randomUUID(), 4711, alice.id());
        var first = "/api/lists/" + alice.items("/api/lists", "id").getLast();
        alice.delete(first, "*");
        orders.confirmed(UUID.randomUUID(), 4712, alice.id());
        assertThat(alice.items("/api/tasks?query=receive", "title")).containsExactly("Receive order 4712");

        assertThat(alice.post(first + "/restore").status()).isEqualTo(200);
        orders.confirmed(UUID.randomUUID(), 4713, alice.id());

        assertThat(alice.items(first + "/tasks", "title")).containsExactly("Receive order 4711");
    }

    @Test
    void putsOrdersOnTheirListAgainOnceItIsBack() {
        orders.confirmed(UUID.randomUUID(), 4711, alice.id());
        var first = "/api/lists/" + alice.items("/api/lists", "id").getLast();
        alice.delete(first, "*");
        alice.post(first + "/restore");
        orders.confirmed(UUID.randomUUID(), 4712, alice.id());

        assertThat(alice.items(first + "/tasks", "title")).containsExactly("Receive order 4711", "Receive order 4712");
    }

    @Test
    void deletesAndRestoresInFewStatements() throws Exception {
        assertThat(Statements.of(() -> alice.delete(a, "\"0\"")).mentioning("task"))
                .hasSize(2);
        assertThat(statements(() -> alice.post(a + "/restore"))).isEqualTo(3);
        assertThat(statements(() -> alice.delete(list, "\"0\""))).isEqualTo(4);
        assertThat(statements(() -> alice.post(list + "/restore"))).isEqualTo(3);
    }

    private static long statements(Statements.Action request) throws Exception {
        return Statements.of(request).sql().stream()
                .filter(it -> it.contains("todo_list") || it.contains("task"))
                .count();
    }

    private String tagged(String name) {
        return alice.post(list + "/tasks", "{\"title\":\"Task %s\",\"tags\":[\"t\"]}".formatted(name))
                .header(HttpHeaders.LOCATION);
    }

    private void age(String table, String path, String by) {
        jdbc.sql("update " + table + " set deleted_at = now() - ?::interval where id = ?")
                .params(by, idOf(path))
                .update();
    }

    /** Of Alice, deleted or not. */
    private long rows() {
        return jdbc.sql("""
                        select (select count(*) from task where owner = :owner)
                             + (select count(*) from todo_list where owner = :owner)""").param("owner", alice.id()).query(Long.class).single();
    }

    private long waiting() {
        return jdbc.sql("select count(*) from pg_locks where not granted")
                .query(Long.class)
                .single();
    }

    private static UUID idOf(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }
}
