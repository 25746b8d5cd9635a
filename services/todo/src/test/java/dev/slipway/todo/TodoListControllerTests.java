package dev.slipway.todo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.Statements;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;

@TodoTest
class TodoListControllerTests {

    @Autowired
    private RestTestClient http;

    private Caller alice;

    @BeforeEach
    void meetAlice() {
        alice = Caller.customer(http);
    }

    @Test
    void keepsAListUntilItIsDroppedWithItsTasks() {
        var list = alice.list("Garden");
        var task = alice.task(list, "Prune");
        var renamed = alice.put(list, "{\"name\":\"Yard\"}", "\"0\"");

        assertThat(renamed.status()).isEqualTo(200);
        assertThat(renamed.header(HttpHeaders.ETAG)).isEqualTo("\"1\"");
        assertThat(alice.get(list).<String>at("$.name")).isEqualTo("Yard");
        assertThat(alice.delete(list, "\"1\"").status()).isEqualTo(204);
        assertThat(alice.get(list).status()).isEqualTo(404);
        assertThat(alice.get(task).status()).isEqualTo(404);
    }

    @Test
    void changesNoListOfWhichTheCallerMissedAChange() {
        var list = alice.list("Garden");
        alice.put(list, "{\"name\":\"Yard\"}", "\"0\"");

        assertThat(alice.put(list, "{\"name\":\"Park\"}", null).status()).isEqualTo(428);
        assertThat(alice.put(list, "{\"name\":\"Park\"}", "\"0\"").status()).isEqualTo(412);
        assertThat(alice.delete(list, null).status()).isEqualTo(428);
        assertThat(alice.delete(list, "\"0\"").status()).isEqualTo(412);
        assertThat(alice.delete(list, "*").status()).isEqualTo(204);
    }

    @Test
    void walksAllListsPageByPage() {
        for (int i = 0; i < 5; i++) {
            alice.list("List " + i);
        }
        Caller.customer(http).list("Somebody else's");

        var seen = new ArrayList<String>();
        var page = alice.get("/api/lists?size=2");
        seen.addAll(page.at("$.items[*].name"));
        while (page.at("$.next") instanceof String next) {
            page = alice.get("/api/lists?size=2&after=" + next);
            seen.addAll(page.at("$.items[*].name"));
        }

        assertThat(seen).containsExactlyInAnyOrder("List 0", "List 1", "List 2", "List 3", "List 4");
    }

    @Test
    void readsAPageOfListsInOneStatement() throws Exception {
        alice.list("Garden");

        assertThat(Statements.of(() -> alice.get("/api/lists")).mentioning("todo_list"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"name\":\" \"}", "{\"name\":null}", "{\"name\":\"a\\u0000b\"}", "{\"name\":[]}", "7", ""
            })
    void refusesAListWithoutAName(String body) {
        var answer = alice.post("/api/lists", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.<String>at("$.detail")).isNotBlank();
    }

    @Test
    void refusesANameThatIsTooLong() {
        assertThat(alice.post("/api/lists", "{\"name\":\"" + "x".repeat(100) + "\"}")
                        .status())
                .isEqualTo(201);
        assertThat(alice.post("/api/lists", "{\"name\":\"" + "x".repeat(101) + "\"}")
                        .<List<String>>at("$.errors[*].field"))
                .containsExactly("name");
    }
}
