package dev.slipway.todo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.test.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The order that an owner gives to the tasks of a list. */
@TodoTest
class TaskPositionTests {

    @Autowired
    private RestTestClient http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private Caller alice;
    private String list;
    private String a;
    private String b;
    private String c;

    @BeforeEach
    void startAList() {
        alice = Caller.customer(http);
        list = alice.list("Garden");
        a = alice.task(list, "A");
        b = alice.task(list, "B");
        c = alice.task(list, "C");
    }

    @Test
    void movesATaskBehindAnotherOrToTheTop() {
        var moved = alice.put(a + "/position", after(b), "\"0\"");

        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.header(HttpHeaders.ETAG)).isEqualTo("\"1\"");
        assertThat(moved.<Integer>at("$.version")).isEqualTo(1);
        assertThat(titles()).containsExactly("B", "A", "C");
        assertThat(alice.put(c + "/position", "{\"after\":null}", "\"0\"").status())
                .isEqualTo(200);
        assertThat(titles()).containsExactly("C", "B", "A");
        assertThat(alice.put(c + "/position", after(a), "\"1\"").status()).isEqualTo(200);
        alice.task(list, "D");
        assertThat(titles()).containsExactly("B", "A", "C", "D");
    }

    @Test
    void leavesATaskWhereItIsToldToStay() {
        alice.put(b + "/position", after(a), "\"0\"");
        assertThat(titles()).containsExactly("A", "B", "C");

        var alone = alice.list("Shed");
        var only = alice.task(alone, "Sweep");
        assertThat(alice.put(only + "/position", "{}", "\"0\"").status()).isEqualTo(200);
    }

    @Test
    void makesRoomForAnyNumberOfMovesToOnePlace() {
        var first = versionOf(b);
        for (int round = 0; round < 60; round++) {
            var task = round % 2 == 0 ? c : b;
            var moved = alice.put(task + "/position", after(a), "*");
            assertThat(moved.status()).isEqualTo(200);
            assertThat(titles()).isEqualTo(round % 2 == 0 ? List.of("A", "C", "B") : List.of("A", "B", "C"));
        }
        assertThat(versionOf(a)).isEqualTo(first);
    }

    @Test
    void keepsThePagesInOrderAfterMoves() {
        alice.put(c + "/position", "{\"after\":null}", "\"0\"");

        var page = alice.get(list + "/tasks?size=2");
        assertThat(page.<List<String>>at("$.items[*].title")).containsExactly("C", "A");
        var next = alice.get(list + "/tasks?size=2&after=" + page.<String>at("$.next"));
        assertThat(next.<List<String>>at("$.items[*].title")).containsExactly("B");
        assertThat(next.<Object>at("$.next")).isNull();
    }

    @Test
    void keepsTheTextOfATaskThatIsMovedAndItsPlaceWhenItIsWritten() {
        alice.put(a + "/position", after(c), "\"0\"");
        alice.put(a, "{\"title\":\"A2\"}", "\"1\"");

        assertThat(titles()).containsExactly("B", "C", "A2");
    }

    @Test
    void movesNothingUnseen() {
        assertThat(alice.put(a + "/position", after(b), null).status()).isEqualTo(428);
        assertThat(alice.put(a + "/position", after(b), "0").status()).isEqualTo(400);
        alice.put(a, "{\"title\":\"A2\"}", "\"0\"");
        assertThat(alice.put(a + "/position", after(b), "\"0\"").status()).isEqualTo(412);
        assertThat(titles()).containsExactly("A2", "B", "C");
    }

    @Test
    void movesATaskOnlyAmongTheTasksOfItsList() {
        var elsewhere = alice.task(alice.list("Shed"), "Sweep");
        var bobs = Caller.customer(http);
        var foreign = bobs.task(bobs.list("Mine"), "Mine");

        for (var other : List.of(elsewhere, foreign, a, "/api/tasks/" + UUID.randomUUID())) {
            var answer = alice.put(a + "/position", after(other), "\"0\"");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.<String>at("$.type")).endsWith("not-on-the-list");
        }
        assertThat(titles()).containsExactly("A", "B", "C");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"after\":\"first\"}", "{\"after\":7}", "{\"after\":"})
    void refusesAPlaceThatMakesNoSense(String body) {
        assertThat(alice.put(a + "/position", body, "\"0\"").status()).isEqualTo(400);
    }

    @Test
    void movesNothingForAStranger() {
        var bob = Caller.customer(http);

        assertThat(bob.put(a + "/position", "{\"after\":null}", "*").status()).isEqualTo(404);
        assertThat(bob.put(c + "/position", after(a), "*").status()).isEqualTo(404);
        assertThat(titles()).containsExactly("A", "B", "C");
    }

    @Test
    void losesNothingWhenManyMoveAndAddAtOnce() throws Exception {
        var tasks = new ArrayList<>(List.of(a, b, c));
        for (int i = 0; i < 5; i++) {
            tasks.add(alice.task(list, "T" + i));
        }
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var actions = new ArrayList<Callable<Integer>>();
            for (var task : tasks.subList(1, tasks.size())) {
                actions.add(() -> alice.put(task + "/position", after(a), "*").status());
            }
            for (int i = 0; i < 4; i++) {
                var title = "New " + i;
                actions.add(() -> alice.post(list + "/tasks", "{\"title\":\"" + title + "\"}")
                        .status());
            }
            for (var answer : callers.invokeAll(actions)) {
                assertThat(answer.get()).isIn(200, 201);
            }
        }

        assertThat(titles()).hasSize(12).doesNotHaveDuplicates().startsWith("A");
        assertThat(titles().subList(8, 12)).allSatisfy(it -> assertThat(it).startsWith("New"));
    }

    @Test
    void letsOneOfTwoMovesOfATaskAtOnceWin() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var moves = IntStream.range(0, 8)
                    .mapToObj(i ->
                            (Callable<Integer>) () -> alice.put(a + "/position", after(i % 2 == 0 ? b : c), "\"0\"")
                                    .status())
                    .toList();
            var statuses = new ArrayList<Integer>();
            for (var move : callers.invokeAll(moves)) {
                statuses.add(move.get());
            }
            assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
        }
    }

    @Test
    void hasNoPlaceForTwoTasks() {
        assertThatThrownBy(() -> jdbc.sql("update task set position = 7 where list_id = ?::uuid")
                        .param(idOfTheList())
                        .update())
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void readsAPageOutOfAnIndexHoweverFarItIs() {
        var plan = new TransactionTemplate(transactions).execute(_ -> {
            jdbc.sql("set local enable_seqscan = off").update(); // which is quicker as long as the table is small
            jdbc.sql("set local enable_bitmapscan = off").update();
            return jdbc.sql("""
                            explain select * from task where list_id = ?::uuid and owner = ?::uuid and position > 7
                            order by position limit 21""")
                    .params(idOfTheList(), alice.id())
                    .query(String.class)
                    .list();
        });

        assertThat(plan.toString()).contains("task_position_on_list").doesNotContain("Sort");
    }

    @Test
    void movesATaskInFiveStatements() throws Exception {
        var sql = Statements.of(() -> alice.put(a + "/position", after(b), "\"0\""))
                .sql();

        assertThat(sql.stream().filter(it -> it.contains("todo_list") || it.contains("task")))
                .hasSize(5);
    }

    private List<String> titles() {
        return alice.get(list + "/tasks").at("$.items[*].title");
    }

    private String idOfTheList() {
        return list.substring("/api/lists/".length());
    }

    private int versionOf(String task) {
        return alice.get(task).at("$.version");
    }

    private static String after(String task) {
        return "{\"after\":\"" + task.substring("/api/tasks/".length()) + "\"}";
    }
}
