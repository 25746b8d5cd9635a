package dev.slipway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.Eventually;
import dev.slipway.test.Tokens;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class ForwardingTests {

    private static final Duration DEADLINE = Duration.ofMillis(1500);

    @LocalServerPort
    private int port;

    private final String token = Tokens.user(UUID.randomUUID(), "customer");

    @Test
    void skipsAReplicaThatRefusesWhateverTheMethod() {
        Neighbours.ORDER.forget();
        for (var i = 0; i < 6; i++) {
            assertThat(send("POST", "/api/orders/skip").statusCode()).isEqualTo(200);
        }
        assertThat(Neighbours.ORDER.seen("/api/orders/skip")).hasSize(6);
    }

    @Test
    void answersWithinTheDeadlineWhenAServiceHangs() {
        var released = new CountDownLatch(1);
        Neighbours.TODO.on("/api/tasks/hang", (exchange, request) -> released.await());

        var before = Instant.now();
        var answer = send("GET", "/api/tasks/hang");

        assertThat(Duration.between(before, Instant.now())).isBetween(Duration.ofSeconds(1), DEADLINE.plusSeconds(1));
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("urn:slipway:problem:gateway-timeout", "todo");
        released.countDown();
    }

    @Test
    void repeatsABrokenReadOnceAndABrokenWriteNever() {
        Neighbours.ORDER.on("/api/orders/broken", (exchange, request) -> exchange.close());
        Neighbours.ORDER.forget();

        assertThat(send("GET", "/api/orders/broken").statusCode()).isEqualTo(502);
        var reads = Neighbours.ORDER.seen("/api/orders/broken").size();
        assertThat(send("POST", "/api/orders/broken").statusCode()).isEqualTo(502);
        assertThat(Neighbours.ORDER.seen("/api/orders/broken")).hasSize(reads + 1);
    }

    @Test
    void passesErrorsOfServicesOnUntouched() {
        Neighbours.TODO.on(
                "/api/tasks/503",
                (exchange, request) ->
                        StubServer.answer(exchange, 503, "application/problem+json", "{\"status\":503}"));
        Neighbours.TODO.forget();

        var answer = send("GET", "/api/tasks/503");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"status\":503}");
        assertThat(Neighbours.TODO.seen("/api/tasks/503")).hasSize(1);
    }

    @Test
    void leavesNotModifiedToTheServiceAndLosesNoConnectionByIt() {
        Neighbours.TODO.on("/api/tasks/etag", (exchange, request) -> {
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            if (request.header("If-None-Match").isEmpty()) {
                StubServer.answer(exchange, 200, "application/json", "{}");
            } else {
                exchange.sendResponseHeaders(304, -1);
            }
        });
        for (var i = 0; i < 20; i++) {
            var answer = new Browser(port)
                    .send(
                            "GET",
                            "/api/tasks/etag",
                            "",
                            Map.of("Authorization", "Bearer " + token, "If-None-Match", "\"1\""));
            assertThat(answer.statusCode()).isEqualTo(304);
            assertThat(answer.headers().firstValue("ETag")).hasValue("\"1\"");
        }
    }

    @Test
    void sendsEachEventOnAtOnceAndCutsNoStreamAtTheDeadline() throws Exception {
        Neighbours.ORDER.on("/api/orders/7/events", (exchange, request) -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            for (var i = 0; i < 4; i++) {
                exchange.getResponseBody()
                        .write(("data: " + System.nanoTime() + "\n\n").getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                Thread.sleep(DEADLINE.toMillis() / 2 + 50);
            }
        });
        try (var http = HttpClient.newHttpClient();
                var lines = new BufferedReader(new InputStreamReader(
                        stream(http, "/api/orders/7/events").body(), StandardCharsets.UTF_8))) {
            var events = lines.lines()
                    .filter(it -> it.startsWith("data: "))
                    .map(it -> Duration.ofNanos(System.nanoTime() - Long.parseLong(it.substring(6))))
                    .toList();
            assertThat(events).hasSize(4).allSatisfy(delay -> assertThat(delay).isLessThan(Duration.ofMillis(400)));
        }
    }

    @Test
    void endsTheStreamBehindWhenItsReaderLeaves() throws Exception {
        var ended = new AtomicBoolean();
        Neighbours.ORDER.on("/api/orders/8/events", (exchange, request) -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            try {
                for (var i = 0; i < 400; i++) {
                    exchange.getResponseBody().write(": beat\n\n".getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                    Thread.sleep(50);
                }
            } finally {
                ended.set(true);
            }
        });
        try (var http = HttpClient.newHttpClient()) {
            var body = stream(http, "/api/orders/8/events").body();
            assertThat(body.read()).isEqualTo(':');
            body.close();
            http.shutdownNow();
            Eventually.within(Duration.ofSeconds(5), () -> assertThat(ended).isTrue());
        }
    }

    private HttpResponse<java.io.InputStream> stream(HttpClient http, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    }

    private HttpResponse<String> send(String method, String path) {
        return new Browser(port)
                .send(method, path, method.equals("POST") ? "{}" : "", Map.of("Authorization", "Bearer " + token));
    }
}
