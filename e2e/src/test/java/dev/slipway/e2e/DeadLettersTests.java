package dev.slipway.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command against a stack that answers what a test says, and notes what it was asked. */
class DeadLettersTests {

    private static final String LETTER = """
            {"id": 7, "consumer": "order", "topic": "stock.events.v1", "partition": 2, "offset": 41, "key": "k",
             "reason": "bad-json: here", "traceId": "0af7651916cd43dd8448eb211c80319c",
             "parkedAt": "2026-11-24T09:15:30Z", "state": "parked", "endedAt": null, "endedBy": null}""";

    private final Map<String, String> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private HttpServer gateway;
    private DeadLetters letters;

    @BeforeEach
    void open() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", this::answer);
        gateway.start();
        var url = URI.create("http://localhost:" + gateway.getAddress().getPort());
        letters = new DeadLetters(
                new Api(url, () -> "token"),
                new TreeSet<>(Set.of("auth", "catalog", "order")),
                new PrintStream(said, true, UTF_8));
    }

    @AfterEach
    void close() {
        gateway.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            asked.add(request);
            var body = answers.get(request);
            var problem = "{\"detail\": \"Dead letter 7 was replayed before, and stays so.\"}";
            var bytes = (body == null ? problem : body).getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/problem+json");
            exchange.sendResponseHeaders(body == null ? 409 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String said() {
        return said.toString(UTF_8);
    }

    private void lists(String service, boolean discarded, String page) {
        answers.put("GET /api/%s/dead-letters?size=100&discarded=%s".formatted(service, discarded), page);
    }

    @Test
    void listsThoseOfEveryServiceThatThereIs() {
        lists("order", false, "{\"items\": [" + LETTER + "], \"next\": \"more\"}");
        lists("catalog", false, "{\"items\": [], \"next\": null}");

        letters.list(false);

        assertThat(asked).hasSize(2).noneMatch(it -> it.contains("todo"));
        assertThat(said())
                .containsPattern("order/7 +parked +2026-11-24T09:15:30Z +stock.events.v1-2@41 +bad-json: here")
                .contains("order has more than these 100");
    }

    @Test
    void saysThatThereAreNone() {
        for (var service : List.of("order", "catalog")) {
            lists(service, false, "{\"items\": [], \"next\": null}");
            lists(service, true, "{\"items\": [], \"next\": null}");
        }

        letters.list(false);
        letters.list(true);

        assertThat(said()).isEqualToNormalizingNewlines("No dead letters.\nNo dead letter was discarded.\n");
    }

    @Test
    void showsOneWhole() {
        answers.put("GET /api/order/dead-letters/7", """
                {"deadLetter": %s, "replays": 2,
                 "content": {"headers": {"event-type": "stock.reserved", "odd": {"base64": "/w=="}},
                             "text": "{\\"order\\":", "base64": null, "size": 70000, "truncated": true}}""".formatted(LETTER));

        letters.show("order/7");

        assertThat(said())
                .contains(
                        "order/7, parked", "bad-json: here", "stock.events.v1-2@41", "0af7651916cd43dd8448eb211c80319c")
                .contains("event-type: stock.reserved", "odd: {\"base64\":\"/w==\"}", "{\"order\":")
                .contains("70000 bytes, of which this is the beginning")
                .containsPattern("replays +2");
    }

    @Test
    void tellsWhoEndedOne() {
        var discarded = LETTER.replace("\"parked\"", "\"discarded\"")
                .replace(
                        "\"endedAt\": null, \"endedBy\": null",
                        "\"endedAt\": \"2026-11-25T10:00:00Z\", \"endedBy\": \"ada\"");
        answers.put("GET /api/order/dead-letters/7", """
                {"deadLetter": %s, "replays": 0,
                 "content": {"headers": {}, "text": null, "base64": "/w==", "size": 1, "truncated": false}}""".formatted(discarded));

        letters.show("order/7");

        assertThat(said())
                .containsPattern("discarded +2026-11-25T10:00:00Z by ada")
                .contains("1 bytes, as base64", "/w==");
    }

    @Test
    void letsNoMessageSteerTheTerminal() {
        answers.put("GET /api/order/dead-letters/7", """
                {"deadLetter": %s, "replays": 0,
                 "content": {"headers": {"title": "\\u001b]0;mine\\u0007"}, "text": "\\u001b[2Jgone\\nkept", "size": 9}}""".formatted(LETTER));

        letters.show("order/7");

        assertThat(said()).doesNotContain("\u001b", "\u0007").contains("[2Jgone\nkept");
    }

    @Test
    void replaysAndDiscards() {
        answers.put("POST /api/order/dead-letters/7/replay", LETTER.replace("\"parked\"", "\"replayed\""));
        answers.put("POST /api/catalog/dead-letters/8/discard", LETTER.replace("\"parked\"", "\"discarded\""));

        letters.replay("order/7");
        letters.discard("catalog/8");

        assertThat(said())
                .isEqualToNormalizingNewlines(
                        "Dead letter order/7 is replayed.\nDead letter catalog/8 is discarded.\n");
    }

    @Test
    void saysWhatTheServiceRefuses() {
        assertThatThrownBy(() -> letters.discard("order/7"))
                .isInstanceOf(UserError.class)
                .hasMessage("Refused: status 409: Dead letter 7 was replayed before, and stays so.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"7", "order", "order/", "order/-1", "auth/7", "order/7/replay", "order/1234567890123456789"})
    void asksNobodyAboutWhatNamesNoDeadLetter(String id) {
        assertThatThrownBy(() -> letters.show(id))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("names no dead letter");
        assertThat(asked).isEmpty();
    }

    @Test
    void saysThatTheServiceIsNotThere() {
        assertThatThrownBy(() -> letters.show("todo/7"))
                .isInstanceOf(UserError.class)
                .hasMessage("This stack has no todo. It has auth, catalog, order.");
    }
}
