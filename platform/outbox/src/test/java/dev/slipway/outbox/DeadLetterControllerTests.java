package dev.slipway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.defaults.Cursor;
import dev.slipway.test.BackingServices;
import dev.slipway.test.Statements;
import dev.slipway.test.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
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
@ExtendWith(OutputCaptureExtension.class)
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

    private final UUID adminId = UUID.randomUUID();
    private final String admin = Tokens.user(adminId, "admin");

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
                {"deadLetter": {"topic": "a.topic", "partition": 0, "offset": 1, "reason": "bad-json: here", "state": "parked",
                                "endedAt": null, "endedBy": null},
                 "content": {"text": "{", "base64": null, "size": 1, "truncated": false, "headers": {"event-type": "a.type"}},
                 "replays": 0}""");
    }

    /** The letters have two bytes each, so that the cut goes through one. */
    @Test
    void showsTheBeginningOfAMessageThatIsLarge() {
        var id = park(1, ("x" + "ä".repeat(40_000)).getBytes(StandardCharsets.UTF_8), Map.of());
        var content = call(HttpMethod.GET, PATH + "/" + id, admin);
        assertThat(content)
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.content.size")
                .isEqualTo(80_001);
        assertThat(content).bodyJson().extractingPath("$.content.truncated").isEqualTo(true);
        assertThat(text(content, "$.content.text")).isEqualTo("x" + "ä".repeat(32_767));
    }

    @Test
    void showsWhatIsNoTextAsBase64() {
        var id = park(1, new byte[] {(byte) 0xC3, 0x28, 0}, Map.of());
        assertThat(call(HttpMethod.GET, PATH + "/" + id, admin))
                .hasStatus(200)
                .bodyJson()
                .isLenientlyEqualTo("""
                {"content": {"text": null, "base64": "wygA", "size": 3, "truncated": false}}""");
    }

    @Test
    void showsThatAMessageHasNoValue() {
        var id = park(1, null, Map.of());
        assertThat(call(HttpMethod.GET, PATH + "/" + id, admin))
                .hasStatus(200)
                .bodyJson()
                .isLenientlyEqualTo("""
                {"content": {"text": null, "base64": null, "size": 0, "truncated": false}}""");
    }

    @Test
    void countsHowOftenAnEventWasReplayed() {
        var headers = Map.of("event-id", UUID.randomUUID().toString());
        for (var offset = 0; offset < 3; offset++) {
            var id = park(offset, null, headers);
            assertThat(call(HttpMethod.GET, PATH + "/" + id, admin))
                    .bodyJson()
                    .extractingPath("$.replays")
                    .isEqualTo(offset);
            assertThat(call(HttpMethod.POST, PATH + "/" + id + "/replay", admin))
                    .hasStatus(200);
        }
    }

    @Test
    void inspectsInOneStatement() throws Exception {
        var id = park(1);
        assertThat(Statements.of(() -> queries.inspect(id)).sql()).hasSize(1);
    }

    @Test
    void tellsWhoDiscardedOneAndShowsItOnRequestAlone(CapturedOutput log) {
        var id = park(1, "{\"card\": \"4711\"".getBytes(StandardCharsets.UTF_8), Map.of());
        var other = park(2);
        assertThat(call(HttpMethod.POST, PATH + "/" + id + "/discard", admin))
                .hasStatus(200)
                .bodyJson()
                .isLenientlyEqualTo("""
                {"state": "discarded", "endedBy": "%s"}""".formatted(adminId));
        assertThat(call(HttpMethod.POST, PATH + "/" + id + "/discard", Tokens.admin()))
                .as("asked again, by somebody else")
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.endedBy")
                .isEqualTo(adminId.toString());

        assertThat(ids(PATH)).containsExactly((int) other);
        assertThat(ids(PATH + "?discarded=true")).containsExactly((int) id);
        assertThat(log.toString().lines().filter(line -> line.contains("Dead letter " + id + " was discarded")))
                .singleElement()
                .asString()
                .contains("by " + adminId);
        assertThat(log).doesNotContain("4711");
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
        assertThat(call(HttpMethod.POST, PATH + "/" + other + "/replay", admin)).hasStatus(409);
        assertThat(sentAgain(other)).isZero();
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
        assertThat(call(HttpMethod.POST, PATH + "/4711/discard", admin)).hasStatus(404);
        assertThat(call(HttpMethod.GET, PATH + "?discarded=perhaps", admin)).hasStatus(400);
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
        assertThat(mvc.get().uri(PATH + "/" + id).exchange()).hasStatus(401);
        for (var ending : List.of("replay", "discard")) {
            assertThat(mvc.post().uri(PATH + "/" + id + "/" + ending).exchange())
                    .hasStatus(401);
        }
        assertThat(queries.find(id).orElseThrow().state()).isEqualTo("parked");
        assertThat(mvc.get()
                        .uri("/api/letters")
                        .header("Authorization", "Bearer " + admin)
                        .exchange())
                .hasStatus(403);
    }

    private long park(long offset) {
        return park(offset, "{".getBytes(StandardCharsets.UTF_8), Map.of("event-type", "a.type"));
    }

    private long park(long offset, byte @Nullable [] value, Map<String, String> headers) {
        var origin = new Delivery("letters", "a.topic", 0, offset, "a key", value, MessageHeaders.ofTexts(headers));
        letters.park(origin, "bad-json: here");
        return queries.page(false, Long.MAX_VALUE, 1).getFirst().id();
    }

    private List<Object> ids(String uri) {
        return read(call(HttpMethod.GET, uri, admin), "$.items[*].id");
    }

    private MvcTestResult call(HttpMethod method, String uri, String token) {
        return mvc.method(method)
                .uri(uri)
                .header("Authorization", "Bearer " + token)
                .exchange();
    }

    private static String text(MvcTestResult result, String path) {
        return read(result, path);
    }

    private static <T> T read(MvcTestResult result, String path) {
        try {
            return com.jayway.jsonpath.JsonPath.read(result.getResponse().getContentAsString(), path);
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
