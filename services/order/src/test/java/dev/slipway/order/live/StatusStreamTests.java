package dev.slipway.order.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;

import dev.slipway.order.CustomerId;
import dev.slipway.order.OrderId;
import dev.slipway.order.OrderService;
import dev.slipway.order.OrderTest;
import dev.slipway.order.Shop;
import dev.slipway.test.Eventually;
import dev.slipway.test.Tokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

@OrderTest
class StatusStreamTests {

    private final CustomerId customer = new CustomerId(UUID.randomUUID());
    private final String token = Tokens.user(customer.value(), "customer");
    private final List<HttpResponse<InputStream>> open = new ArrayList<>();
    private final HttpClient browser = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    OrderService orders;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    StatusController controller;

    @Autowired
    StatusStreams streams;

    @AfterEach
    void leave() throws IOException {
        for (var each : open) {
            each.body().close();
        }
        browser.shutdownNow();
    }

    @Test
    void tellsWhatHappenedAndThenWhatHappens() throws Exception {
        var order = shop.place(customer, "approved");
        var lines = follow(order, null);
        eventually(() -> assertThat(ids(lines)).containsExactly("1"));

        orders.cancel(customer, order, "changed my mind");

        eventually(() -> assertThat(ids(lines)).containsExactly("1", "2"));
        assertThat(lines).anyMatch(it -> it.startsWith("data:") && it.contains("\"CANCELLED\""));
    }

    @Test
    void goesOnAfterTheLastEventThatTheReaderHas() throws Exception {
        var order = shop.place(customer, "approved");
        orders.cancel(customer, order, "changed my mind");

        var lines = follow(order, "1");

        eventually(() -> assertThat(ids(lines)).containsExactly("2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "-1", "1.5", "99999999999", ""})
    void tellsEverythingToAReaderWhoseLastEventIsNoneOfOurs(String foreign) throws Exception {
        var order = shop.place(customer, "approved");

        var lines = follow(order, foreign);

        eventually(() -> assertThat(ids(lines)).containsExactly("1"));
    }

    @Test
    void tellsOnlyWhatIsNewToAReaderWhoSeemsToKnowMoreThanThereIs() throws Exception {
        var order = shop.place(customer, "approved");
        var lines = follow(order, "7");

        orders.cancel(customer, order, "changed my mind");

        eventually(() -> assertThat(ids(lines)).containsExactly("2"));
    }

    @Test
    void staysOpenAfterAFinalStateSinceMoreMayFollow() throws Exception {
        var order = shop.place(customer, "approved");
        orders.cancel(customer, order, "changed my mind");
        var lines = follow(order, "2");

        eventually(() ->
                assertThat(lines).filteredOn(it -> it.equals(":still here")).hasSizeGreaterThan(1));
    }

    @Test
    void endsWithTheTokenOfItsReader() throws Exception {
        var order = shop.place(customer, "approved");
        var expiring = Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .subject(customer.toString())
                .expiresAt(Instant.now().plusMillis(700))
                .build();
        var stream = MockMvcBuilders.standaloneSetup(controller)
                .build()
                .perform(get("/api/orders/{id}/events", order.value()).principal(new JwtAuthenticationToken(expiring)))
                .andExpect(request().asyncStarted())
                .andReturn();

        assertThat(streams.follow(order)).isTrue();
        eventually(() -> assertThat(streams.follow(order)).isFalse());

        assertThat(stream.getAsyncResult(5000)).isNull(); // there is a result: the answer is complete
        assertThat(stream.getResponse().getContentAsString()).contains("id:1", "\"placed\"");
    }

    @Test
    void endsBeforeTheServiceStopsAndNoneBeginsThen() throws Exception {
        var order = shop.place(customer, "approved");
        var body = connect(order, "1").body();
        try {
            streams.stop();

            assertThat(new String(body.readAllBytes(), UTF_8)).startsWith(":open");
            assertProblem(connect(order, null), 503, "stopping");
        } finally {
            streams.start();
        }
    }

    @Test
    void refusesInProblemsAlsoWhoAcceptsNothingButEvents() throws Exception {
        assertProblem(connect(shop.place("approved"), null), 404, "order-not-found");
        assertProblem(connect(new OrderId(UUID.randomUUID()), null), 404, "order-not-found");
        assertProblem(connect(shop.place(customer, "approved"), null, "no token"), 401, "unauthorized");
    }

    private static void assertProblem(HttpResponse<InputStream> answer, int status, String name) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(new String(answer.body().readAllBytes(), UTF_8)).contains("urn:slipway:problem:" + name);
    }

    @Test
    void hearsWhatAnotherReplicaCommitted() throws Exception {
        var order = shop.place(customer, "approved");
        var lines = follow(order, "1");
        eventually(() -> assertThat(lines).isNotEmpty());

        jdbc.sql("""
                insert into order_history (order_id, number, event, status, at)
                values (?, 2, 'payment-due', 'PENDING', now())""").param(order.value()).update();

        eventually(() -> assertThat(ids(lines)).containsExactly("2"));
    }

    @Test
    void isKeptAliveByHeartbeats() throws Exception {
        var lines = follow(shop.place(customer, "approved"), "1");

        eventually(() ->
                assertThat(lines).filteredOn(it -> it.equals(":still here")).hasSizeGreaterThan(1));
    }

    @Test
    void isNotBufferedOnItsWay() throws Exception {
        follow(shop.place(customer, "approved"), null);

        var headers = open.getFirst().headers();
        assertThat(headers.firstValue("X-Accel-Buffering")).contains("no");
        assertThat(headers.firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(headers.firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void isLimitedPerUser() throws Exception {
        var order = shop.place(customer, "approved");
        for (var i = 0; i < 3; i++) {
            follow(order, null);
        }

        assertProblem(connect(order, null), 429, "too-many-streams");
        open.removeFirst().body().close();

        eventually(() -> assertThat(connect(order, null).statusCode()).isEqualTo(200));
    }

    private List<String> follow(OrderId order, @Nullable String lastSeen) throws Exception {
        var response = connect(order, lastSeen);
        assertThat(response.statusCode()).isEqualTo(200);
        var lines = new CopyOnWriteArrayList<String>();
        Thread.ofVirtual().start(() -> read(response.body(), lines));
        return lines;
    }

    private static void read(InputStream body, List<String> lines) {
        try {
            new BufferedReader(new InputStreamReader(body, UTF_8)).lines().forEach(lines::add);
        } catch (UncheckedIOException closed) {
            lines.add("closed");
        }
    }

    private HttpResponse<InputStream> connect(OrderId order, @Nullable String lastSeen) {
        return connect(order, lastSeen, token);
    }

    private HttpResponse<InputStream> connect(OrderId order, @Nullable String lastSeen, String token) {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/orders/" + order + "/events"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (lastSeen != null) {
            request.header("Last-Event-ID", lastSeen);
        }
        try {
            var response = browser.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            open.add(response);
            return response;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static List<String> ids(List<String> lines) {
        return lines.stream()
                .filter(it -> it.startsWith("id:"))
                .map(it -> it.substring(3).strip())
                .toList();
    }

    private static void eventually(Runnable assertion) {
        Eventually.within(Duration.ofSeconds(5), assertion::run);
    }
}
