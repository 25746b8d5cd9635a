package dev.slipway.todo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.Statements;
import dev.slipway.test.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Changes of many tasks, made to all of them or to none. */
@TodoTest
class BulkControllerTests {

    private static final List<String> VERBS = List.of("complete", "reopen", "delete", "move", "tag");

    @Autowired
    private RestTestClient http;

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
    void completesAndReopensTasksHoweverOftenItIsSaid() {
        alice.post(b + "/complete");

        var done = change("complete", seen(a, 0), seen(b, 1));
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.<List<String>>at("$.tasks[*].title")).containsExactly("A", "B");
        assertThat(done.<List<Integer>>at("$.tasks[*].version")).containsExactly(1, 1);
        assertThat(alice.items(list + "/tasks?completed=true", "title")).containsExactly("A", "B");
        assertThat(change("complete", any(a), any(b)).<List<Integer>>at("$.tasks[*].version"))
                .containsExactly(1, 1);
        assertThat(change("reopen", any(b), any(a), any(b)).<List<String>>at("$.tasks[*].title"))
                .containsExactly("B", "A");
        assertThat(alice.items(list + "/tasks?completed=true", "title")).isEmpty();
    }

    @Test
    void deletesTasksThatCanBeRestored() {
        assertThat(change("delete", seen(a, 0), seen(c, 0)).status()).isEqualTo(200);

        assertThat(alice.items(list + "/tasks", "title")).containsExactly("B");
        assertThat(alice.post(c + "/restore").status()).isEqualTo(200);
        assertThat(alice.items(list + "/tasks", "title")).containsExactly("B", "C");
    }

    @Test
    void movesTasksBehindThoseOfAnotherList() {
        var shed = alice.list("Shed");
        alice.task(shed, "Sweep");

        var moved = change("move", "\"list\":\"%s\"".formatted(idOf(shed)), seen(c, 0), seen(a, 0));

        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.<List<String>>at("$.tasks[*].list")).containsOnly(idOf(shed));
        assertThat(alice.items(shed + "/tasks", "title")).containsExactly("Sweep", "C", "A");
        assertThat(alice.items(list + "/tasks", "title")).containsExactly("B");
        assertThat(alice.get(a).header(HttpHeaders.ETAG)).isEqualTo("\"1\"");
    }

    @Test
    void putsTagsOnTasksAndTakesThemOff() {
        change("tag", "\"add\":[\"Today\",\"garden\"]", any(a), any(b));
        var changed = change("tag", "\"add\":[\"later\"],\"remove\":[\"TODAY \"]", any(b), any(c));

        assertThat(changed.<List<List<String>>>at("$.tasks[*].tags"))
                .containsExactly(List.of("garden", "later"), List.of("later"));
        assertThat(alice.get(a).<List<String>>at("$.tags")).containsExactly("garden", "today");
        assertThat(change("tag", "\"add\":[\"later\"]", seen(c, 1)).<List<Integer>>at("$.tasks[*].version"))
                .containsExactly(1);
    }

    @Test
    void putsNoMoreTagsOnATaskThanItTakes() {
        change("tag", "\"add\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\"]", any(b));

        var refused = change("tag", "\"add\":[\"11\"]", any(a), any(b));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.<String>at("$.type")).endsWith("too-many-tags");
        assertThat(refused.<String>at("$.detail")).contains(idOf(b));
        assertThat(alice.get(a).<List<String>>at("$.tags")).isEmpty();
    }

    @Test
    void changesNothingWhenAnyTaskWasChangedSinceItWasRead() {
        alice.put(b, "{\"title\":\"B2\"}", "\"0\"");

        for (var verb : VERBS) {
            var refused = change(verb, "\"add\":[\"x\"],\"list\":\"%s\"".formatted(idOf(list)), seen(a, 0), seen(b, 0));
            assertThat(refused.status()).isEqualTo(412);
            assertThat(refused.<String>at("$.type")).endsWith("version-outdated");
            assertThat(refused.<List<String>>at("$.errors[*].field")).containsExactly("tasks[1]");
            assertThat(refused.<List<String>>at("$.errors[*].message")).allMatch(it -> it.contains("changed"));
        }
        assertThat(alice.get(a).header(HttpHeaders.ETAG)).isEqualTo("\"0\"");
    }

    @Test
    void changesNothingWhenAnyTaskIsNotTheCallers() {
        var bob = Caller.customer(http);
        var foreign = bob.task(bob.list("Mine"), "Mine");
        alice.delete(c, "*");

        for (var verb : VERBS) {
            var refused = change(
                    verb,
                    "\"list\":\"%s\"".formatted(idOf(list)),
                    any(a),
                    any(foreign),
                    any(c),
                    any("/api/tasks/" + UUID.randomUUID()));
            assertThat(refused.status()).isEqualTo(404);
            assertThat(refused.<List<String>>at("$.errors[*].field"))
                    .containsExactly("tasks[1]", "tasks[2]", "tasks[3]");
        }
        assertThat(bob.get(foreign).header(HttpHeaders.ETAG)).isEqualTo("\"0\"");
        assertThat(alice.get(a).header(HttpHeaders.ETAG)).isEqualTo("\"0\"");
    }

    @Test
    void movesTasksToNoListOfAnybodyElse() {
        var bob = Caller.customer(http);
        var deleted = alice.list("Shed");
        alice.delete(deleted, "*");

        for (var target : List.of(bob.list("Mine"), deleted, "/api/lists/" + UUID.randomUUID())) {
            var refused = change("move", "\"list\":\"%s\"".formatted(idOf(target)), any(a));
            assertThat(refused.status()).isEqualTo(404);
            assertThat(refused.<String>at("$.detail")).contains(idOf(target));
        }
        assertThat(alice.items(list + "/tasks", "title")).containsExactly("A", "B", "C");
    }

    @Test
    void takesAHundredTasksAndNoMore() {
        var most = new String[100];
        Arrays.fill(most, any(a));
        var more = Arrays.copyOf(most, 101);
        more[100] = any(b);

        assertThat(change("complete", most).status()).isEqualTo(200);
        assertThat(change("complete", more).<List<String>>at("$.errors[*].field"))
                .containsExactly("tasks");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"tasks\":[]}",
                "{\"tasks\":null}",
                "{\"tasks\":[null]}",
                "{\"tasks\":[{}]}",
                "{\"tasks\":[{\"id\":\"nonsense\"}]}",
                "{\"tasks\":[{\"id\":\"00000000-0000-7000-8000-000000000000\",\"version\":\"1\"}]}",
                "[]",
                ""
            })
    void refusesAChangeThatMakesNoSense(String body) {
        for (var verb : VERBS) {
            var answer = alice.post("/api/tasks/bulk/" + verb, body);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.<String>at("$.detail")).isNotBlank();
            assertThat(answer.text()).doesNotContain("tools.jackson", "dev.slipway", "java.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"add\":[\" \"]", "\"add\":[null]", "\"remove\":\"x\"", "\"add\":[\"a\\u0000\"]"})
    void refusesWhatIsNoTag(String tags) {
        assertThat(change("tag", tags, any(a)).status()).isEqualTo(400);
    }

    @Test
    void movesNothingToNowhere() {
        assertThat(change("move", any(a)).<List<String>>at("$.errors[*].field")).containsExactly("list");
    }

    @Test
    void servesCustomersOnly() {
        var machine = Caller.with(http, Tokens.machine());

        for (var verb : VERBS) {
            assertThat(machine.post("/api/tasks/bulk/" + verb, body(any(a))).status())
                    .isEqualTo(403);
        }
    }

    @Test
    void letsManyChangeTheSameTasksAtOnceWhoeverNamesThemFirst() throws Exception {
        var tasks = new ArrayList<>(List.of(any(a), any(b), any(c)));
        var reversed = new ArrayList<>(tasks);
        Collections.reverse(reversed);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var changes = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 6; i++) {
                var verb = i % 2 == 0 ? "complete" : "reopen";
                var order = i % 3 == 0 ? tasks : reversed;
                changes.add(() -> change(verb, order.toArray(String[]::new)).status());
                changes.add(() -> alice.put(b + "/position", "{\"after\":\"" + idOf(c) + "\"}", "*")
                        .status());
            }
            for (var answer : callers.invokeAll(changes)) {
                assertThat(answer.get()).isIn(200, 412);
            }
        }
        assertThat(alice.items(list + "/tasks", "title")).containsExactlyInAnyOrder("A", "B", "C");
    }

    @Test
    void readsAllTasksInOneStatement() throws Exception {
        var sql =
                Statements.of(() -> change("complete", any(a), any(b), any(c))).mentioning("task");

        assertThat(sql).filteredOn(it -> it.startsWith("select")).hasSize(1);
        assertThat(sql).filteredOn(it -> it.startsWith("update")).hasSizeLessThanOrEqualTo(3);
    }

    private Caller.Answer change(String verb, String... parts) {
        return alice.post("/api/tasks/bulk/" + verb, body(parts));
    }

    /** What a body says beside the tasks comes first. */
    private static String body(String... parts) {
        var tasks = Stream.of(parts).filter(it -> it.startsWith("{")).collect(Collectors.joining(","));
        var others = Stream.of(parts).filter(it -> !it.startsWith("{"));
        return Stream.concat(others, Stream.of("\"tasks\":[" + tasks + "]")).collect(Collectors.joining(",", "{", "}"));
    }

    private static String seen(String task, int version) {
        return "{\"id\":\"%s\",\"version\":%d}".formatted(idOf(task), version);
    }

    private static String any(String task) {
        return "{\"id\":\"%s\"}".formatted(idOf(task));
    }

    private static String idOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
