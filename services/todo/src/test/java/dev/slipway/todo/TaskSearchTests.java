package dev.slipway.todo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.Statements;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Tasks by the words in them, on all lists of a person or on one. */
@TodoTest
class TaskSearchTests {

    @Autowired
    private RestTestClient http;

    @Autowired
    private Plan plan;

    private Caller alice;
    private String garden;
    private String shed;

    @BeforeEach
    void writeSomeTasks() {
        alice = Caller.customer(http);
        garden = alice.list("Garden");
        shed = alice.list("Shed");
        add(garden, "{\"title\":\"Prune the ROSES\",\"notes\":\"gloves!\"}");
        add(garden, "{\"title\":\"Bäume schneiden\",\"tags\":[\"zu hause\"]}");
        add(shed, "{\"title\":\"Hang up MUG-BLUE\",\"notes\":\"don't drop it: 12.50\",\"completed\":true}");
    }

    @ParameterizedTest
    @CsvSource({
        "roses, Prune the ROSES",
        "ro, Prune the ROSES",
        "gloves PRUNE, Prune the ROSES",
        "bäum, Bäume schneiden",
        "BÄUME, Bäume schneiden",
        "hause, Bäume schneiden",
        "blue, Hang up MUG-BLUE",
        "mug-bl, Hang up MUG-BLUE",
        "don't, Hang up MUG-BLUE",
        "12.5, Hang up MUG-BLUE"
    })
    void findsWordsAsFarAsTheyAreTyped(String typed, String title) {
        assertThat(found(alice, typed)).containsExactly(title);
    }

    @ParameterizedTest
    @ValueSource(strings = {"oses", "roses tulips", "!!!", "' | 'roses", "roses & !prune:*", "\\"})
    void findsNothingElse(String typed) {
        assertThat(found(alice, typed)).doesNotContain("Bäume schneiden", "Hang up MUG-BLUE");
        assertThat(found(alice, "x " + typed)).isEmpty();
    }

    @Test
    void findsNothingOfAStranger() {
        var bob = Caller.customer(http);
        bob.task(bob.list("Mine"), "My roses");

        assertThat(found(bob, "roses")).containsExactly("My roses");
        assertThat(found(bob, alice.id().toString())).isEmpty();
        assertThat(found(alice, "roses")).containsExactly("Prune the ROSES");
    }

    @Test
    void findsWhatATaskSaysNow() {
        var task = add(garden, "{\"title\":\"Sow\"}");
        alice.put(task, "{\"title\":\"Rake\"}", "\"0\"");

        assertThat(found(alice, "sow")).isEmpty();
        assertThat(found(alice, "rake")).containsExactly("Rake");
    }

    @Test
    void showsTheNewestFirstOnAllListsPageByPage() {
        assertThat(alice.walk("/api/tasks", 2))
                .containsExactly("Hang up MUG-BLUE", "Bäume schneiden", "Prune the ROSES");
        for (int i = 0; i < 5; i++) {
            alice.task(i % 2 == 0 ? garden : shed, "Water " + i);
        }
        assertThat(alice.walk("/api/tasks?query=wat", 2))
                .containsExactly("Water 4", "Water 3", "Water 2", "Water 1", "Water 0");
    }

    @Test
    void searchesOneListInItsOwnOrderAndNarrowsWhatItFinds() {
        alice.task(garden, "Rake");
        alice.task(garden, "Rose bed");

        assertThat(alice.walk(garden + "/tasks?query=ros", 1)).containsExactly("Prune the ROSES", "Rose bed");
        assertThat(alice.walk(garden + "/tasks?query=ros&sort=created", 1))
                .containsExactly("Rose bed", "Prune the ROSES");
        assertThat(alice.items("/api/tasks?query=mug&completed=false", "title")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"query=%00", "size=0", "size=101", "after=nonsense", "completed=maybe", "priority=urgent"})
    void refusesASearchThatCannotBe(String query) {
        var answer = alice.get("/api/tasks?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.<String>at("$.detail")).isNotBlank();
        assertThat(answer.text()).doesNotContain("dev.slipway", "java.");
    }

    @Test
    void takesAHundredCharactersAndLongWords() {
        var word = "x".repeat(150);
        add(garden, "{\"title\":\"Long\",\"notes\":\"%s\"}".formatted("y".repeat(4000)));
        alice.task(garden, word);

        assertThat(found(alice, "x".repeat(100))).containsExactly(word);
        assertThat(alice.get("/api/tasks?query=" + "x".repeat(101)).<List<String>>at("$.errors[*].field"))
                .containsExactly("query");
    }

    @Test
    void readsAPageInOneStatement() throws Exception {
        assertThat(Statements.of(() -> alice.get("/api/tasks?query=roses&tag=a&priority=high"))
                        .mentioning("task"))
                .hasSize(1);
        assertThat(Statements.of(() -> alice.get(garden + "/tasks?query=roses")).mentioning("task"))
                .hasSize(1);
    }

    @Test
    void looksWordsUpAmongThoseOfTheirOwner() throws Exception {
        assertThat(plan.amongMany(() -> alice.get("/api/tasks?query=roses"), alice, garden))
                .contains("task_by_words");
    }

    @Test
    void readsAPageOfAllTasksOutOfAnIndexHoweverFarItIs() throws Exception {
        var next = alice.get("/api/tasks?size=1").<String>at("$.next");

        assertThat(plan.of(() -> alice.get("/api/tasks?after=" + next), "seqscan", "bitmapscan", "sort"))
                .contains("task_by_owner")
                .doesNotContain("Sort");
    }

    private String add(String list, String task) {
        return alice.post(list + "/tasks", task).header("Location");
    }

    private static List<String> found(Caller caller, String typed) {
        return caller.items("/api/tasks?query=" + URLEncoder.encode(typed, StandardCharsets.UTF_8), "title");
    }
}
