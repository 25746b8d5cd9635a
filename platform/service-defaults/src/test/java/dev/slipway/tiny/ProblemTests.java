package dev.slipway.tiny;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.test.BackingServices;
import dev.slipway.test.Tokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(BackingServices.class)
@ExtendWith(OutputCaptureExtension.class)
class ProblemTests {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @LocalServerPort
    int port;

    private final String token = Tokens.user(UUID.randomUUID(), "customer");

    private Answer get(String path, String... more) {
        return send("GET", path, Optional.empty(), more);
    }

    private Answer post(String body) {
        return send("POST", "/api/things", Optional.of(body), "Content-Type", "application/json");
    }

    private Answer send(String method, String path, Optional<String> body, String... more) {
        var headers = new String[more.length + 2];
        headers[0] = "Authorization";
        headers[1] = "Bearer " + token;
        System.arraycopy(more, 0, headers, 2, more.length);
        return Answer.to(port, method, path, body, headers);
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        var problem = post("{\"name\":\" \",\"count\":0,\"colour\":\"RED\"}").problem(400, "invalid");

        assertThat(problem.path("errors").findValuesAsString("field")).containsExactlyInAnyOrder("name", "count");
        assertThat(problem.path("instance").asString()).isEqualTo("/api/things");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "2147483648", "1e400", "\"2\"", "null", "true", "[]"})
    void takesNothingButAWholeNumberForOne(String count) {
        var problem = post("{\"name\":\"a\",\"count\":" + count + ",\"colour\":\"RED\"}")
                .problem(400, "invalid");

        assertThat(problem.path("errors").path(0).path("field").asString()).isEqualTo("count");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"GREEN\"", "0", "\"\""})
    void takesOnlyKnownWordsOfAnEnum(String colour) {
        post("{\"name\":\"a\",\"count\":1,\"colour\":" + colour + "}").problem(400, "invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\ud800"})
    void refusesTextThatTheDatabaseCannotStore(String name) {
        var problem = post("{\"name\":\"" + name + "\",\"count\":1,\"colour\":\"RED\"}")
                .problem(400, "invalid");

        assertThat(problem.path("errors").path(0).path("field").asString()).isEqualTo("name");
    }

    @Test
    void storesAnyOtherText() {
        assertThat(post("{\"name\":\"Grüße 🎁\",\"count\":1,\"colour\":\"RED\",\"extra\":1}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "[]", "nonsense", "{\"name\":\"a\",\"name\":\"b\"}", "\u00ff"})
    void saysThatABodyIsUnreadable(String body) {
        post(body).problem(400, "unreadable-body");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        post("{\"name\":\"" + "a".repeat(1_100_000) + "\"}").problem(413, "content-too-large");
    }

    @Test
    void saysWhyAVersionIsRefused() {
        get("/api/versioned").problem(428, "if-match-missing");
        get("/api/versioned", "If-Match", "3").problem(400, "if-match-malformed");
        get("/api/versioned", "If-Match", "\"2\"").problem(412, "version-outdated");
        assertThat(get("/api/versioned", "If-Match", "\"3\"").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%00b"})
    void refusesParametersThatTheDatabaseCannotStore(String text) {
        get("/api/echo?text=" + text).problem(400, "bad-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/echo?text=%FF", "/api/echo?text=%C3%28", "/api/things/%00", "/api/things/%FF"})
    void survivesBytesThatAreNoText(String path) {
        assertThat(get(path).status()).isBetween(200, 499);
    }

    @Test
    void survivesMalformedEscapes() throws IOException {
        for (var path : new String[] {"/api/echo?text=%ZZ", "/api/echo?text=%", "/api/../api/echo", "/api//echo"}) {
            var answer = Answer.toRaw(
                    port,
                    "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                            + token + "\r\n\r\n");
            answer.problem(400, "bad-request");
        }
    }

    @Test
    void knowsWhatIsMissingOrMalformedInARequest() {
        get("/api/pages").problem(400, "bad-request");
        get("/api/pages?size=0").problem(400, "invalid");
        get("/api/pages?size=101").problem(400, "invalid");
        get("/api/keyed").problem(400, "bad-request");
        get("/api/keyed", "Idempotency-Key", "a".repeat(11)).problem(400, "invalid");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/things/XXX, id, 'must be a UUID, such as 018f6c1e-7a52-7c3b-9d41-2f6e8a1b0c5d'",
        "/api/pages?size=XXX, size, 'must be a whole number, at most 2147483647'",
        "/api/pages?size=2147483648, size, 'must be a whole number, at most 2147483647'",
        "/api/filtered?since=XXX, since, 'must be an instant, such as 2026-11-24T09:15:30Z'",
        "/api/filtered?day=XXX, day, 'must be a date, such as 2026-11-24'",
        "/api/filtered?number=XXX, number, must be a whole number",
        "/api/filtered?open=XXX, open, must be true or false",
        "/api/filtered?colour=XXX, colour, is not one of the known values",
        "/api/filtered?zone=XXX, zone, is missing or is not of the expected kind"
    })
    void saysHowAParameterHasToLookAndRepeatsNothing(String path, String parameter, String form) {
        var problem = get(path.replace("XXX", "x".repeat(3000))).problem(400, "invalid");

        assertThat(problem.path("detail").asString()).isEqualTo(parameter + " " + form + ".");
        var flaw = problem.path("errors").path(0);
        assertThat(flaw.path("field").asString()).isEqualTo(parameter);
        assertThat(flaw.path("message").asString()).isEqualTo(form);
    }

    @Test
    void readsParametersOfTheFormThatItNames() {
        assertThat(get("/api/filtered?since=2026-11-24T09:15:30Z&day=2026-11-24&number=4711&open=true&colour=RED")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void handsOutCursorsAndTakesNoOthers() {
        var cursor = get("/api/pages?size=7").body();

        assertThat(get("/api/pages?size=7&after=" + cursor).body()).isEqualTo("7");
        get("/api/pages?size=7&after=" + cursor + "x").problem(400, "bad-cursor");
        get("/api/pages?size=7&after=~~").problem(400, "bad-cursor");
    }

    @Test
    void knowsNeitherOtherPathsNorMethodsNorTypes() {
        get("/api/nothing").problem(404, "not-found");
        send("PUT", "/api/things", Optional.of("{}"), "Content-Type", "application/json")
                .problem(405, "method-not-allowed");
        send("POST", "/api/things", Optional.of("x"), "Content-Type", "text/plain")
                .problem(415, "unsupported-media-type");
        get("/api/echo?text=a", "Accept", "image/png").problem(406, "not-acceptable");
        assertThat(send("DELETE", "/api/things", Optional.empty()).head()).containsIgnoringCase("allow=[POST]");
    }

    @Test
    void answersWithAProblemWhateverTheCallerAccepts() {
        get("/api/broken", "Accept", "text/html").problem(500, "unexpected");
        get("/api/things/x", "Accept", "text/event-stream").problem(400, "invalid");
        Answer.to(port, "GET", "/error", Optional.empty(), "Accept", "text/html")
                .problem(401, "unauthorized");
    }

    @Test
    void tellsNothingOfWhatBroke() {
        var problem = get("/api/broken", "traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .problem(500, "unexpected");

        assertThat(problem.path("traceId").asString()).isEqualTo(TRACE);
    }

    @Test
    void answersWithAProblemWhatFailsOutsideMvc(CapturedOutput output) {
        var problem = get(
                        "/api/echo?text=a",
                        "X-Break",
                        "filter",
                        "Accept",
                        "text/html",
                        "traceparent",
                        "00-" + TRACE + "-b7ad6b7169203331-01")
                .problem(500, "unexpected");
        assertThat(problem.path("traceId").asString()).isEqualTo(TRACE);
        assertThat(problem.path("instance").asString()).isEqualTo("/api/echo");
        assertThat(output).contains("Unexpected failure, trace " + TRACE);

        var away = get("/api/echo?text=a", "X-Break", "database");
        away.problem(503, "unavailable");
        assertThat(away.head()).contains("retry-after=[2]");
        get("/api/echo?text=a", "X-Break", "nothing").problem(410, "gone");
    }

    @Test
    void givesUpOnANeighbourThatNeverAnswers() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertGivesUpOn(silent);
        }
    }

    @Test
    void givesUpOnANeighbourThatNeverEnds() throws IOException {
        try (var dripping = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> drip(dripping));
            assertGivesUpOn(dripping);
        }
    }

    @ParameterizedTest
    @CsvSource({"502,503", "503,503", "504,503", "500,500", "404,500"})
    void passesOnThatANeighbourMissesSomethingItself(int theirs, int ours) throws IOException {
        var neighbour = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        neighbour.createContext("/", exchange -> {
            exchange.sendResponseHeaders(theirs, -1);
            exchange.close();
        });
        neighbour.start();
        try {
            get("/api/neighbour?port=" + neighbour.getAddress().getPort())
                    .problem(ours, ours == 503 ? "unavailable" : "unexpected");
        } finally {
            neighbour.stop(0);
        }
    }

    /** Within the four seconds that a service has for an answer, whatever hangs behind it. */
    private void assertGivesUpOn(ServerSocket neighbour) {
        var began = System.nanoTime();
        get("/api/neighbour?port=" + neighbour.getLocalPort()).problem(503, "unavailable");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
    }

    private static void drip(ServerSocket neighbour) {
        try (var caller = neighbour.accept()) {
            var out = caller.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write('.');
                out.flush();
                Thread.sleep(100);
            }
        } catch (IOException hungUp) {
            // as was hoped for
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void letsNobodyScrapeWhileNoPasswordIsSet() {
        for (var userAndPassword : new String[] {"scraper:", ":", "scraper:null"}) {
            var basic = Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
            Answer.to(port, "GET", "/actuator/prometheus", Optional.empty(), "Authorization", "Basic " + basic)
                    .problem(401, "unauthorized");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"conflict", "duplicate", "wrapped-duplicate"})
    void callsAConcurrentChangeAConflict(String kind) {
        get("/api/" + kind).problem(409, "concurrent-change");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "true", "{}", "[\"a\"]"})
    void takesNothingButTextForText(String name) {
        var problem =
                post("{\"name\":" + name + ",\"count\":1,\"colour\":\"RED\"}").problem(400, "invalid");

        assertThat(problem.path("errors").path(0).path("field").asString()).isEqualTo("name");
    }

    @Test
    void namesNoClassWhereAFormDoesNotFit() {
        var problem = get("/api/form?name=a&count=1&colour=MAUVE").problem(400, "invalid");

        assertThat(problem.path("errors").path(0).path("field").asString()).isEqualTo("colour");
        assertThat(problem.toString()).doesNotContain("dev.slipway", "java.lang");
    }

    @Test
    @Timeout(4)
    void endsAStatementThatTakesTooLong() {
        var began = System.nanoTime();

        get("/api/slow").problem(503, "unavailable");

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void answersWithAProblemWhatTomcatRefuses() throws IOException {
        Answer.toRaw(port, "NONSENSE\r\n\r\n").problem(400, "bad-request");
        Answer.toRaw(port, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n").problem(400, "bad-request");
    }

    @Test
    void saysThatHeadersOrAddressesAreTooLarge() throws IOException {
        var start = "GET / HTTP/1.1\r\nHost: localhost\r\n";
        Answer.toRaw(port, start + "X-Huge: " + "a".repeat(20_000) + "\r\n\r\n")
                .problem(431, "request-header-fields-too-large");
        Answer.toRaw(port, start + "X-Many: a\r\n".repeat(200) + "\r\n")
                .problem(431, "request-header-fields-too-large");
        Answer.toRaw(port, "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .problem(414, "uri-too-long");
    }
}
