package dev.slipway.todo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.Eventually;
import dev.slipway.test.Statements;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@TodoTest
class TaskControllerTests {

    @Autowired
    private RestTestClient http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private Caller alice;
    private String list;

    @BeforeEach
    void startAList() {
        alice = Caller.customer(http);
        list = alice.list("Garden");
    }

    @Test
    void keepsATaskAsItsOwnerWroteIt() {
        var made = alice.post(list + "/tasks", """
                {"title":"Prune the roses","notes":"gloves!","due":"2026-12-01","priority":"high"}""");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header(HttpHeaders.ETAG)).isEqualTo("\"0\"");
        var kept = alice.get(made.header(HttpHeaders.LOCATION));
        assertThat(kept.text()).isEqualTo(made.text());
        assertThat(kept.<String>at("$.title")).isEqualTo("Prune the roses");
        assertThat(kept.<String>at("$.notes")).isEqualTo("gloves!");
        assertThat(kept.<String>at("$.due")).isEqualTo("2026-12-01");
        assertThat(kept.<String>at("$.priority")).isEqualTo("high");
        assertThat(kept.<Boolean>at("$.completed")).isFalse();
        assertThat(list).endsWith(kept.at("$.list"));
    }

    @Test
    void replacesAllOfATask() {
        var task = alice.post(list + "/tasks", """
                        {"title":"Prune","notes":"gloves!","due":"2026-12-01","priority":"high","completed":true}""").header(HttpHeaders.LOCATION);

        var replaced = alice.put(task, "{\"title\":\"Rake\"}", "\"0\"");

        assertThat(replaced.header(HttpHeaders.ETAG)).isEqualTo("\"1\"");
        assertThat(replaced.<String>at("$.title")).isEqualTo("Rake");
        assertThat(replaced.<Object>at("$.notes")).isNull();
        assertThat(replaced.<Object>at("$.due")).isNull();
        assertThat(replaced.<String>at("$.priority")).isEqualTo("normal");
        assertThat(replaced.<Boolean>at("$.completed")).isFalse();
    }

    @Test
    void ignoresWhatIsNotTheOwnersToSay() {
        var stranger = UUID.randomUUID();
        var made = alice.post(list + "/tasks", """
                {"title":"Prune","id":"%1$s","owner":"%1$s","list":"%1$s","order":"%1$s","cancelled":true,"version":7}""".formatted(stranger));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text()).doesNotContain(stranger.toString());
        assertThat(made.<Boolean>at("$.cancelled")).isFalse();
        assertThat(made.<Integer>at("$.version")).isZero();
    }

    @Test
    void letsNobodyOverwriteAChangeTheyHaveNotSeen() {
        var task = alice.task(list, "Prune");

        assertThat(alice.put(task, "{\"title\":\"Rake\"}", null).status()).isEqualTo(428);
        assertThat(alice.put(task, "{\"title\":\"Rake\"}", "0").status()).isEqualTo(400);
        assertThat(alice.put(task, "{\"title\":\"Rake\"}", "\"0\"").status()).isEqualTo(200);
        var late = alice.put(task, "{\"title\":\"Sow\"}", "\"0\"");
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.<String>at("$.type")).isEqualTo("urn:slipway:problem:version-outdated");
        assertThat(alice.put(task, "{\"title\":\"Sow\"}", "W/\"1\"").status()).isEqualTo(412);
        assertThat(alice.delete(task, null).status()).isEqualTo(428);
        assertThat(alice.delete(task, "\"0\"").status()).isEqualTo(412);
        assertThat(alice.delete(task, "\"7\", \"1\"").status()).isEqualTo(204);
        assertThat(alice.get(task).status()).isEqualTo(404);
    }

    @Test
    void letsOneOfManyChangesAtOnceWin() throws Exception {
        var task = alice.task(list, "Prune");
        var statuses = new ArrayList<Integer>();

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var changes = IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<Integer>) () -> alice.put(task, "{\"title\":\"Prune " + i + "\"}", "\"0\"")
                            .status())
                    .toList();
            for (Future<Integer> change : callers.invokeAll(changes)) {
                statuses.add(change.get());
            }
        }

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
        assertThat(alice.get(task).header(HttpHeaders.ETAG)).isEqualTo("\"1\"");
    }

    @Test
    void addsNothingToAListThatIsBeingDropped() {
        var answer = new CompletableFuture<Integer>();

        new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            jdbc.sql("delete from todo_list where id = ?::uuid")
                    .param(list.substring("/api/lists/".length()))
                    .update();
            Thread.startVirtualThread(() -> answer.complete(
                    alice.post(list + "/tasks", "{\"title\":\"Prune\"}").status()));
            Eventually.within(
                    Duration.ofSeconds(10), () -> assertThat(waiting()).isPositive());
        });

        assertThat(answer.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(404);
    }

    private long waiting() {
        return jdbc.sql("select count(*) from pg_locks where not granted")
                .query(Long.class)
                .single();
    }

    @Test
    void walksAllTasksPageByPage() {
        for (int i = 0; i < 7; i++) {
            alice.task(list, "Task " + i);
        }

        assertThat(alice.walk(list + "/tasks", 3)).hasSize(7).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "completed=true, Done",
        "priority=high, Urgent",
        "dueBefore=2026-12-01, Soon",
        "completed=false&priority=normal&dueBefore=2026-12-02, Soon Later",
        "completed=true&priority=high, ''"
    })
    void filtersTasks(String filter, String titles) {
        for (var task : List.of(
                "{\"title\":\"Done\",\"completed\":true}",
                "{\"title\":\"Urgent\",\"priority\":\"high\"}",
                "{\"title\":\"Soon\",\"due\":\"2026-11-30\"}",
                "{\"title\":\"Later\",\"due\":\"2026-12-01\"}")) {
            alice.post(list + "/tasks", task);
        }

        List<String> found = alice.get(list + "/tasks?" + filter).at("$.items[*].title");

        assertThat(found).containsExactlyInAnyOrder(titles.isEmpty() ? new String[0] : titles.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"title\":\" \"}",
                "{\"title\":null}",
                "{\"title\":{}}",
                "{\"title\":\"a\\u0000b\"}",
                "{\"title\":\"a\\ud800b\"}",
                "{\"title\":\"a\",\"title\":\"b\"}",
                "{\"title\":\"a\",\"due\":\"tomorrow\"}",
                "{\"title\":\"a\",\"due\":\"2026-02-30\"}",
                "{\"title\":\"a\",\"due\":\"2026-12-01T10:00:00Z\"}",
                "{\"title\":\"a\",\"due\":\"\"}",
                "{\"title\":\"a\",\"due\":20788}",
                "{\"title\":\"a\",\"due\":\"+99999-01-01\"}",
                "{\"title\":\"a\",\"due\":\"1899-12-31\"}",
                "{\"title\":\"a\",\"priority\":\"urgent\"}",
                "{\"title\":\"a\",\"priority\":\"HIGH\"}",
                "{\"title\":\"a\",\"priority\":\"\"}",
                "{\"title\":\"a\",\"priority\":2}",
                "{\"title\":\"a\",\"completed\":\"maybe\"}",
                "{\"title\":\"a\",\"completed\":\"true\"}",
                "{\"title\":\"a\",\"completed\":1}",
                "{\"title\":",
                "{\"title\":\"a\"} and more",
                "[]",
                ""
            })
    void refusesATaskThatMakesNoSense(String body) {
        var answer = alice.post(list + "/tasks", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header(HttpHeaders.CONTENT_TYPE)).startsWith(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        assertThat(answer.<String>at("$.detail")).isNotBlank();
        assertThat(answer.text()).doesNotContain("tools.jackson", "dev.slipway", "java.");
    }

    @ParameterizedTest
    @CsvSource({"title, 200", "notes, 4000"})
    void takesTextUpToItsLimitAndNamesWhatIsTooLong(String field, int most) {
        var body = "{\"title\":\"a\",\"%s\":\"%s\"}";
        if (field.equals("title")) {
            body = "{\"%s\":\"%s\"}";
        }
        assertThat(alice.post(list + "/tasks", body.formatted(field, "ü".repeat(most)))
                        .status())
                .isEqualTo(201);
        assertThat(alice.post(list + "/tasks", body.formatted(field, "ü".repeat(most + 1)))
                        .<List<String>>at("$.errors[*].field"))
                .containsExactly(field);
    }

    @Test
    void takesNoBodyOfMoreThanAMegabyte() {
        var huge = "{\"title\":\"a\",\"notes\":\"" + "x".repeat(1 << 21) + "\"}";

        assertThat(alice.post(list + "/tasks", huge).status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size=0",
                "size=101",
                "size=-1",
                "size=99999999999",
                "size=x",
                "after=nonsense",
                "after=KzE",
                "after=MS0xLTEtMS0x",
                "after=%00",
                "priority=urgent",
                "completed=maybe",
                "dueBefore=soon",
                "dueBefore=-99999-01-01"
            })
    void refusesAPageThatCannotBe(String query) {
        var answer = alice.get(list + "/tasks?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.<String>at("$.detail")).isNotBlank();
        assertThat(answer.text()).doesNotContain("dev.slipway", "java.");
    }

    @Test
    void readsAPageAndATaskInOneStatementEach() throws Exception {
        var task = alice.task(list, "Prune");

        assertThat(statementsOf(() -> alice.get(list + "/tasks?completed=false&priority=normal")))
                .isOne();
        assertThat(statementsOf(() -> alice.get(task))).isOne();
    }

    @Test
    void writesATaskInTwoStatements() throws Exception {
        var task = alice.task(list, "Prune");

        assertThat(statementsOf(() -> alice.task(list, "Rake"))).isEqualTo(2);
        assertThat(statementsOf(() -> alice.put(task, "{\"title\":\"Prune roses\"}", "\"0\"")))
                .isEqualTo(2);
        assertThat(statementsOf(() -> alice.delete(task, "\"1\""))).isEqualTo(2);
    }

    /** Without those of the outbox, which looks after its own rows at any time. */
    private static long statementsOf(Statements.Action request) throws Exception {
        return Statements.of(request).sql().stream()
                .filter(it -> it.contains("todo_list") || it.contains("task"))
                .count();
    }
}
