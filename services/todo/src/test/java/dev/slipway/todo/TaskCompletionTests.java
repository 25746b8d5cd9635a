package dev.slipway.todo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.Statements;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;

@TodoTest
class TaskCompletionTests {

    @Autowired
    private RestTestClient http;

    private Caller alice;
    private String task;

    @BeforeEach
    void startATask() {
        alice = Caller.customer(http);
        task = alice.task(alice.list("Garden"), "Prune");
    }

    @Test
    void completesAndReopensATaskHoweverOftenItIsSaid() {
        for (int repeat = 0; repeat < 2; repeat++) {
            var done = alice.post(task + "/complete");
            assertThat(done.status()).isEqualTo(200);
            assertThat(done.header(HttpHeaders.ETAG)).isEqualTo("\"1\"");
            assertThat(done.<Boolean>at("$.completed")).isTrue();
        }
        for (int repeat = 0; repeat < 2; repeat++) {
            var open = alice.post(task + "/reopen");
            assertThat(open.status()).isEqualTo(200);
            assertThat(open.header(HttpHeaders.ETAG)).isEqualTo("\"2\"");
            assertThat(open.<Boolean>at("$.completed")).isFalse();
        }
    }

    @Test
    void letsManyCompleteATaskAtOnce() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var completions = Collections.nCopies(
                    8, (Callable<Integer>) () -> alice.post(task + "/complete").status());
            for (var answer : callers.invokeAll(completions)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(alice.get(task).header(HttpHeaders.ETAG)).isEqualTo("\"1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/complete", "/reopen"})
    void isItsOwnersAlone(String verb) {
        assertThat(Caller.customer(http).post(task + verb).status()).isEqualTo(404);
        assertThat(alice.post("/api/tasks/" + UUID.randomUUID() + verb).status())
                .isEqualTo(404);
        assertThat(alice.post("/api/tasks/nonsense" + verb).status()).isEqualTo(400);
        assertThat(alice.get(task).<Integer>at("$.version")).isZero();
    }

    @Test
    void takesTwoStatementsAndOneWhereNothingChanges() throws Exception {
        assertThat(statementsOf(task + "/complete")).hasSize(2);
        assertThat(statementsOf(task + "/complete")).hasSize(1);
    }

    private List<String> statementsOf(String path) throws Exception {
        return Statements.of(() -> alice.post(path)).mentioning("task");
    }
}
