package dev.slipway.todo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.Statements;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The orders in which a list can be read. */
@TodoTest
class TaskOrderTests {

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
        for (var task : List.of(
                "{\"title\":\"b\",\"priority\":\"low\",\"due\":\"2026-12-02\"}",
                "{\"title\":\"A\",\"priority\":\"high\"}",
                "{\"title\":\"c\",\"due\":\"2026-12-01\"}",
                "{\"title\":\"C\",\"due\":\"2026-12-02\"}",
                "{\"title\":\"a\",\"priority\":\"high\"}")) {
            alice.post(list + "/tasks", task);
        }
    }

    @ParameterizedTest
    @CsvSource({"position, b A c C a", "due, c b C A a", "priority, A a c C b", "created, a C c A b", "title, A a b c C"
    })
    void readsAListPageByPageInAnOrder(String sort, String titles) {
        for (int size : List.of(1, 2, 3, 10)) {
            assertThat(alice.walk(list + "/tasks?sort=" + sort, size)).containsExactly(titles.split(" "));
        }
    }

    @Test
    void filtersWhatItSorts() {
        assertThat(alice.walk(list + "/tasks?sort=title&dueBefore=2026-12-02", 1))
                .containsExactly("c");
        assertThat(alice.walk(list + "/tasks?sort=title&priority=high", 1)).containsExactly("A", "a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort=colour", "sort=title;drop", "sort=title,due", "sort=id"})
    void refusesAnOrderThatItDoesNotKnow(String query) {
        var answer = alice.get(list + "/tasks?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.<String>at("$.detail")).isNotBlank();
        assertThat(answer.text()).doesNotContain("dev.slipway", "java.");
    }

    @Test
    void goesOnInNoOtherOrderThanItBegan() {
        var next = alice.get(list + "/tasks?sort=title&size=1").<String>at("$.next");

        assertThat(alice.get(list + "/tasks?sort=title&after=" + next).status()).isEqualTo(200);
        var other = alice.get(list + "/tasks?sort=due&after=" + next);
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.<String>at("$.type")).endsWith("bad-cursor");
    }

    @Test
    void showsAStrangerNoListInAnyOrder() {
        assertThat(Caller.customer(http).get(list + "/tasks?sort=title").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "position, task_position_on_list",
        "due, task_by_due",
        "priority, task_by_priority",
        "created, task_by_creation",
        "title, task_by_title"
    })
    void readsAPageInOneStatementOutOfAnIndexHoweverFarItIs(String sort, String index) throws Exception {
        var page = list + "/tasks?sort=" + sort;
        var next = alice.get(page + "&size=1").<String>at("$.next");
        Statements.Action request = () -> alice.get(page + "&after=" + next);

        assertThat(Statements.of(request).mentioning("task")).hasSize(1);
        assertThat(plan.of(request, "seqscan", "bitmapscan", "sort"))
                .contains(index)
                .doesNotContain("Sort");
    }
}
