package dev.slipway.todo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.Statements;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;

@TodoTest
class TagTests {

    @Autowired
    private RestTestClient http;

    @Autowired
    private Plan plan;

    private Caller alice;
    private String list;

    @BeforeEach
    void startAList() {
        alice = Caller.customer(http);
        list = alice.list("Garden");
    }

    @Test
    void keepsEachTagOnceHoweverItWasTyped() {
        var made = tagged("Prune", "\" Zu  Hause\",\"GARTEN\",\"garten\",\"zu hause\",\"A\\u0308pfel\"");

        assertThat(made.<List<String>>at("$.tags")).containsExactly("garten", "zu hause", "äpfel");
        var task = made.header(HttpHeaders.LOCATION);
        assertThat(alice.get(task).<List<String>>at("$.tags")).containsExactly("garten", "zu hause", "äpfel");
        assertThat(alice.put(task, "{\"title\":\"Prune\"}", "\"0\"").<List<String>>at("$.tags"))
                .isEmpty();
    }

    @Test
    void takesTenTagsAndNoMore() {
        assertThat(tagged("Prune", numbered(10)).<List<String>>at("$.tags")).hasSize(10);
        assertThat(tagged("Prune", numbered(11)).<List<String>>at("$.errors[*].field"))
                .containsExactly("tags");
    }

    @Test
    void takesATagUpToItsLength() {
        assertThat(tagged("Prune", "\"" + "ü".repeat(30) + "\"").status()).isEqualTo(201);
        assertThat(tagged("Prune", "\"" + "ü".repeat(31) + "\"").<List<String>>at("$.errors[*].field"))
                .containsExactly("tags[0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\",\" \"", "\"\\u2003\"", "null", "7", "[]", "\"a\\u0000b\""})
    void refusesWhatIsNoTag(String tags) {
        assertThat(tagged("Prune", tags).status()).isEqualTo(400);
    }

    @Test
    void findsTheTasksThatHaveATag() {
        tagged("Prune", "\"garden\",\"today\"");
        tagged("Rake", "\"garden\"");
        tagged("Sweep", "\"gardens\"");
        alice.task(list, "garden");

        assertThat(alice.items(list + "/tasks?tag=Garden%20", "title")).containsExactly("Prune", "Rake");
        assertThat(alice.items("/api/tasks?tag=garden", "title")).containsExactly("Rake", "Prune");
        assertThat(alice.items("/api/tasks?tag=garden&completed=true", "title")).isEmpty();
        assertThat(Caller.customer(http).items("/api/tasks?tag=garden", "title"))
                .isEmpty();
    }

    @Test
    void countsTheTasksOfEachTagPageByPage() {
        tagged("Prune", "\"garden\",\"today\"");
        tagged("Rake", "\"garden\",\"autumn\"");
        var bob = Caller.customer(http);
        bob.post(bob.list("Mine") + "/tasks", "{\"title\":\"Mine\",\"tags\":[\"garden\",\"bob\"]}");

        var first = alice.get("/api/tasks/tags?size=2");
        assertThat(first.<List<String>>at("$.items[*].name")).containsExactly("autumn", "garden");
        assertThat(first.<List<Integer>>at("$.items[*].tasks")).containsExactly(1, 2);
        var second = alice.get("/api/tasks/tags?size=2&after=" + first.<String>at("$.next"));
        assertThat(second.<List<String>>at("$.items[*].name")).containsExactly("today");
        assertThat(second.<Object>at("$.next")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/tasks/tags?size=0",
                "/api/tasks/tags?size=101",
                "/api/tasks/tags?after=nonsense",
                "/api/tasks?tag=%00",
                "/api/tasks?tag=1234567890123456789012345678901"
            })
    void refusesAQuestionThatCannotBe(String path) {
        var answer = alice.get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.<String>at("$.detail")).isNotBlank();
    }

    @Test
    void readsAPageOfTagsInOneStatementFromTheTasksOfItsOwner() throws Exception {
        assertThat(Statements.of(() -> alice.get("/api/tasks/tags")).mentioning("task"))
                .hasSize(1);
        assertThat(plan.of(() -> alice.get("/api/tasks/tags"), "seqscan")).contains("task_by_owner");
    }

    @Test
    void looksATagUpAmongThoseOfItsOwner() throws Exception {
        assertThat(plan.amongMany(() -> alice.get("/api/tasks?tag=garden"), alice, list))
                .contains("task_by_tag");
    }

    private Caller.Answer tagged(String title, String tags) {
        return alice.post(list + "/tasks", "{\"title\":\"%s\",\"tags\":[%s]}".formatted(title, tags));
    }

    private static String numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"t" + i + "\"").collect(Collectors.joining(","));
    }
}
