package dev.slipway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.defaults.Cursor;
import dev.slipway.test.BackingServices;
import dev.slipway.test.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest(
        classes = CountingService.class,
        properties = {"spring.application.name=letters", "slipway.outbox.relay=false"})
@AutoConfigureMockMvc
@Import(BackingServices.class)
class DeadLetterControllerTests {

    private static final String PATH = "/api/letters/dead-letters";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private DeadLetters letters;

    @Autowired
    private DeadLetterQueries queries;

    @Autowired
    private JdbcClient database;

    private final String admin = Tokens.admin();

    @BeforeEach
    void empty() {
        database.sql("delete from dead_letter").update();
    }

    @Test
    void showsNewestFirstPageByPage() {
        for (var offset = 0; offset < 5; offset++) {
            park(offset);
        }
        var first = call(HttpMethod.GET, PATH + "?size=3", admin);
        assertThat(first)
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.items[*].offset")
                .asArray()
                .containsExactly(4, 3, 2);
        var next = text(first, "$.next");
        var second = call(HttpMethod.GET, PATH + "?size=3&after=" + next, admin);
        assertThat(second)
                .bodyJson()
                .extractingPath("$.items[*].offset")
                .asArray()
                .containsExactly(1, 0);
        assertThat(second).bodyJson().extractingPath("$.next").isNull();
    }

    @Test
    void showsTheMessageWhole() {
        var id = park(1);
        assertThat(call(HttpMethod.GET, PATH + "/" + id, admin))
                .hasStatus(200)
                .bodyJson()
                .isLenientlyEqualTo("""
                {"deadLetter": {"topic": "a.topic", "reason": "bad-json: here", "state": "parked"},
                 "content": {"text": "{", "headers": {"event-type": "a.type"}}}""");
    }

    @Test
    void replaysAndDiscards() {
        var id = park(1);
        assertThat(call(HttpMethod.POST, PATH + "/" + id + "/replay", admin))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("replayed");
        assertThat(call(HttpMethod.POST, PATH + "/" + id + "/replay", admin)).hasStatus(200);
        assertThat(call(HttpMethod.POST, PATH + "/" + id + "/discard", admin))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:slipway:problem:dead-letter-ended");
        assertThat(sentAgain(id)).isEqualTo(1);
        var other = park(2);
        assertThat(call(HttpMethod.POST, PATH + "/" + other + "/discard", admin))
                .hasStatus(200);
    }

    @Test
    void sendsOnceWhatTwentyAskForAtOnce() throws Exception {
        var id = park(3);
        assertThat(statuses(Collections.nCopies(20, PATH + "/" + id + "/replay")))
                .containsOnly(200);
        assertThat(sentAgain(id)).isEqualTo(1);
    }

    @Test
    void endsInOneWayWhenReplayAndDiscardRace() throws Exception {
        var id = park(4);
        assertThat(statuses(List.of(PATH + "/" + id + "/replay", PATH + "/" + id + "/discard")))
                .containsExactlyInAnyOrder(200, 409);
        var state = queries.find(id).orElseThrow().state();
        assertThat(sentAgain(id)).isEqualTo(state.equals("replayed") ? 1 : 0);
    }

    /** The answers to all of them, asked at once. */
    private List<Integer> statuses(List<String> paths) throws Exception {
        var calls = paths.stream()
                .<Callable<Integer>>map(path ->
                        () -> call(HttpMethod.POST, path, admin).getResponse().getStatus())
                .toList();
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            for (var answer : threads.invokeAll(calls)) {
                statuses.add(answer.get());
            }
        }
        return statuses;
    }

    private long sentAgain(long id) {
        return database.sql(
                        "select count(*) from outbox o join dead_letter d using (event_id) where d.id = ? and o.topic = d.topic")
                .param(id)
                .query(Long.class)
                .single();
    }

    @Test
    void answersWhatItCannotDoWithProblems() {
        assertThat(call(HttpMethod.GET, PATH + "/4711", admin))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:slipway:problem:dead-letter-not-found");
        assertThat(call(HttpMethod.POST, PATH + "/4711/replay", admin)).hasStatus(404);
        assertThat(call(HttpMethod.GET, PATH + "?size=0", admin)).hasStatus(400);
        assertThat(call(HttpMethod.GET, PATH + "?size=101", admin)).hasStatus(400);
        for (var cursor :
                List.of("nonsense", Cursor.of("first").text(), Cursor.of(1, 2).text())) {
            assertThat(call(HttpMethod.GET, PATH + "?after=" + cursor, admin))
                    .hasStatus(400)
                    .bodyJson()
                    .extractingPath("$.type")
                    .isEqualTo("urn:slipway:problem:bad-cursor");
        }
        assertThat(call(HttpMethod.GET, PATH + "/first", admin)).hasStatus(400);
    }

    @Test
    void isForAdministratorsAlone() {
        var id = park(1);
        var customer = Tokens.user(UUID.randomUUID(), "customer");
        assertThat(call(HttpMethod.GET, PATH, customer)).hasStatus(403);
        assertThat(call(HttpMethod.POST, PATH + "/" + id + "/replay", customer)).hasStatus(403);
        assertThat(call(HttpMethod.GET, PATH + "/" + id, customer)).hasStatus(403);
        assertThat(call(HttpMethod.POST, PATH + "/" + id + "/discard", customer))
                .hasStatus(403);
        assertThat(call(HttpMethod.GET, PATH, Tokens.machine())).hasStatus(403);
        assertThat(mvc.get().uri(PATH).exchange()).hasStatus(401);
        assertThat(mvc.post().uri(PATH + "/" + id + "/replay").exchange()).hasStatus(401);
        assertThat(queries.find(id).orElseThrow().state()).isEqualTo("parked");
        assertThat(mvc.get()
                        .uri("/api/letters")
                        .header("Authorization", "Bearer " + admin)
                        .exchange())
                .hasStatus(403);
    }

    private long park(long offset) {
        letters.park(
                new Delivery(
                        "letters",
                        "a.topic",
                        0,
                        offset,
                        "a key",
                        "{".getBytes(StandardCharsets.UTF_8),
                        MessageHeaders.ofTexts(Map.of("event-type", "a.type"))),
                "bad-json: here");
        return queries.page(Long.MAX_VALUE, 1).getFirst().id();
    }

    private MvcTestResult call(HttpMethod method, String uri, String token) {
        return mvc.method(method)
                .uri(uri)
                .header("Authorization", "Bearer " + token)
                .exchange();
    }

    private static String text(MvcTestResult result, String path) {
        try {
            return com.jayway.jsonpath.JsonPath.read(result.getResponse().getContentAsString(), path);
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
