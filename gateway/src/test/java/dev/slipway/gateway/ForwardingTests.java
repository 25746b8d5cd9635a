package dev.slipway.gateway;

import static dev.slipway.gateway.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.Eventually;
import dev.slipway.test.Tokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

@GatewayTest
class ForwardingTests {

    private static final Duration DEADLINE = Duration.ofMillis(1500);

    @LocalServerPort
    private int port;

    @Autowired
    private Environment settings;

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
        assertProblem(answer, 504, "gateway-timeout");
        assertThat(answer.body()).contains("todo");
        released.countDown();
    }

    @Test
    void asksTheOtherReplicaFirstAfterOneHasHung() {
        var released = new CountDownLatch(1);
        var hanging = new StubServer();
        hanging.on("/api/tasks/1", (exchange, request) -> released.await());
        try (var gateway = OtherGateway.of(
                settings, Map.of("slipway.gateway.upstreams.todo", hanging.url() + "," + Neighbours.TODO.url()))) {
            assertProblem(send(gateway.port(), "GET", "/api/tasks/1"), 504, "gateway-timeout");
            for (var i = 0; i < 4; i++) {
                assertThat(send(gateway.port(), "POST", "/api/tasks/1").statusCode())
                        .isEqualTo(200);
            }
            assertThat(hanging.seen("/api/tasks/1")).hasSize(1);
        } finally {
            released.countDown();
            hanging.stop();
        }
    }

    @Test
    void asksTheOtherReplicaFirstAfterOneHasTakenItsLeave() {
        var leaving = new StubServer();
        leaving.on("/api/tasks/1", (exchange, request) -> {
            exchange.getResponseHeaders().set("Connection", "close");
            StubServer.answer(exchange, 200, "application/json", "{}");
        });
        try (var gateway = OtherGateway.of(
                settings, Map.of("slipway.gateway.upstreams.todo", leaving.url() + "," + Neighbours.TODO.url()))) {
            for (var i = 0; i < 6; i++) {
                assertThat(send(gateway.port(), "POST", "/api/tasks/1").statusCode())
                        .isEqualTo(200);
            }
            assertThat(leaving.seen("/api/tasks/1")).hasSize(1);
        } finally {
            leaving.stop();
        }
    }

    @Test
    void repeatsABrokenReadAtAnotherReplicaAndABrokenWriteNever() {
        var breaking = new StubServer();
        breaking.on("/api/tasks/broken", (exchange, request) -> exchange.close());
        Neighbours.TODO.forget();
        try (var gateway = OtherGateway.of(
                settings, Map.of("slipway.gateway.upstreams.todo", breaking.url() + "," + Neighbours.TODO.url()))) {
            for (var i = 0; i < 6; i++) {
                assertThat(send(gateway.port(), "GET", "/api/tasks/broken").statusCode())
                        .isEqualTo(200);
            }
            assertThat(breaking.seen("/api/tasks/broken")).hasSize(3);

            for (var i = 0; i < 6; i++) {
                var answer = send(gateway.port(), "POST", "/api/tasks/broken");
                assertThat(answer.statusCode()).isIn(200, 502);
                if (answer.statusCode() == 502) {
                    assertProblem(answer, 502, "bad-gateway");
                }
            }
            assertThat(breaking.seen("/api/tasks/broken")).hasSize(6);
            assertThat(Neighbours.TODO.seen("/api/tasks/broken")).hasSize(9);
        } finally {
            breaking.stop();
        }
    }

    @Test
    void saysThatAServiceIsNotThere() {
        try (var gateway = OtherGateway.of(settings, Map.of("slipway.gateway.upstreams.order", Neighbours.NOBODY))) {
            var answer = send(gateway.port(), "POST", "/api/orders");

            assertProblem(answer, 503, "unavailable");
            assertThat(answer.body()).contains("order");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(send(gateway.port(), "GET", "/api/tasks").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void answersWithinTheDeadlineWhenABodyHasBeenSlowToCome() throws Exception {
        try (var socket = new Socket("localhost", port)) {
            var out = socket.getOutputStream();
            out.write(
                    ("POST /api/orders HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 4\r\nAuthorization: Bearer "
                                    + token + "\r\n\r\n{}")
                            .getBytes(StandardCharsets.US_ASCII));
            Thread.sleep(DEADLINE.plusMillis(200)); // the sender's time, which must not count against the service
            out.write("{}".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200");
        }
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
    void asksAnotherReplicaOnceForAReadThatOneWasNotThereFor() {
        var leaving = new StubServer();
        for (var path : List.of("/api/tasks/leaving", "/api/orders/1/events")) {
            leaving.on(path, (exchange, request) -> StubServer.answer(exchange, 503, "application/problem+json", "{}"));
        }
        Neighbours.TODO.forget();
        try (var gateway = OtherGateway.of(
                settings,
                Map.of(
                        "slipway.gateway.upstreams.todo", leaving.url() + "," + Neighbours.TODO.url(),
                        "slipway.gateway.upstreams.order", leaving.url() + "," + leaving.url()))) {
            for (var i = 0; i < 6; i++) {
                assertThat(send(gateway.port(), "GET", "/api/tasks/leaving").statusCode())
                        .isEqualTo(200);
            }
            var asked = leaving.seen("/api/tasks/leaving").size();
            assertThat(asked).isBetween(1, 3);
            assertThat(Neighbours.TODO.seen("/api/tasks/leaving")).hasSize(6);

            for (var i = 0; i < 6; i++) {
                assertThat(send(gateway.port(), "POST", "/api/tasks/leaving").statusCode())
                        .isIn(200, 503);
            }
            assertThat(leaving.seen("/api/tasks/leaving").size()
                            + Neighbours.TODO.seen("/api/tasks/leaving").size())
                    .isEqualTo(asked + 6 + 6);

            assertThat(send(gateway.port(), "GET", "/api/orders/1/events").statusCode())
                    .isEqualTo(503);
            assertThat(leaving.seen("/api/orders/1/events")).hasSize(1);
        } finally {
            leaving.stop();
        }
    }

    @Test
    void repeatsABrokenReadOnceAtAnAddressThatStandsForAllReplicas() {
        var breaking = new StubServer();
        breaking.on("/api/tasks/broken", (exchange, request) -> {
            if (breaking.seen("/api/tasks/broken").size() > 1) {
                StubServer.answer(exchange, 200, "application/json", "{}");
            }
        });
        breaking.on("/api/tasks/gone", (exchange, request) -> exchange.close());
        try (var gateway = OtherGateway.of(settings, Map.of("slipway.gateway.upstreams.todo", breaking.url()))) {
            assertThat(send(gateway.port(), "GET", "/api/tasks/broken").statusCode())
                    .isEqualTo(200);
            assertProblem(send(gateway.port(), "GET", "/api/tasks/gone"), 502, "bad-gateway");
            assertThat(breaking.seen("/api/tasks/gone")).hasSize(2);
        } finally {
            breaking.stop();
        }
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
    void answersWithinTheDeadlineWhenAnAnswerStopsAfterItsHeaders() {
        var released = new CountDownLatch(1);
        Neighbours.TODO.on("/api/tasks/headers-only", (exchange, request) -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().flush();
            released.await();
        });

        var before = Instant.now();
        var answer = send("GET", "/api/tasks/headers-only");

        assertThat(Duration.between(before, Instant.now())).isLessThan(DEADLINE.plusSeconds(1));
        assertProblem(answer, 504, "gateway-timeout");
        released.countDown();
    }

    @Test
    void answersWithAProblemWhenAnAnswerBreaksOffEarly() {
        Neighbours.TODO.on("/api/tasks/early", (exchange, request) -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            exchange.sendResponseHeaders(200, 5000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            Thread.sleep(50); // so that the gateway has passed on what there is
            exchange.close();
        });

        var answer = send("GET", "/api/tasks/early");

        assertProblem(answer, 502, "bad-gateway");
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
    }

    @Test
    void breaksTheCallersConnectionWhenAnAnswerBreaksOffLate() throws Exception {
        try (var service = new ServerSocket(0);
                var gateway = OtherGateway.of(
                        settings,
                        Map.of("slipway.gateway.upstreams.todo", "http://localhost:" + service.getLocalPort()))) {
            Thread.ofVirtual().start(() -> answerInHalf(service));

            var answer = RawCall.get(gateway.port(), "/api/tasks/late", "Authorization: Bearer " + token);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).contains("x".repeat(8000)).doesNotEndWith("0\r\n\r\n");
        }
    }

    /** One chunk of several, and then nothing more. */
    private static void answerInHalf(ServerSocket service) {
        try (var caller = service.accept()) {
            caller.getInputStream().read(new byte[4096]);
            caller.getOutputStream()
                    .write(("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n4e20\r\n"
                                    + "x".repeat(20_000) + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Test
    void sendsEachEventOnAtOnceAndCutsNoStreamAtTheDeadline() throws Exception {
        Neighbours.ORDER.on("/api/orders/7/events", (exchange, request) -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream;charset=UTF-8");
            exchange.sendResponseHeaders(200, 0);
            for (var i = 0; i < 4; i++) {
                exchange.getResponseBody()
                        .write(("data: " + System.nanoTime() + "\n\n").getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                Thread.sleep(i == 0 ? DEADLINE.plusMillis(300).toMillis() : 200);
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
    void opensAStreamBeforeItsFirstEvent() throws Exception {
        var released = new CountDownLatch(1);
        Neighbours.ORDER.on("/api/orders/9/events", (exchange, request) -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
            released.await();
        });
        try (var http = HttpClient.newHttpClient()) {
            var before = Instant.now();
            assertThat(stream(http, "/api/orders/9/events").statusCode()).isEqualTo(200);
            assertThat(Duration.between(before, Instant.now())).isLessThan(DEADLINE);
            released.countDown();
            http.shutdownNow();
        }
    }

    @Test
    void answersOthersWhileManyStreamsAreOpen() throws Exception {
        var released = new CountDownLatch(1);
        Neighbours.ORDER.on("/api/orders/10/events", (exchange, request) -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
            released.await();
        });
        try (var http = HttpClient.newHttpClient()) {
            for (var i = 0; i < 100; i++) {
                assertThat(stream(http, "/api/orders/10/events").statusCode()).isEqualTo(200);
            }
            var before = Instant.now();
            assertThat(send("GET", "/api/orders").statusCode()).isEqualTo(200);
            assertThat(Duration.between(before, Instant.now())).isLessThan(DEADLINE);
            released.countDown();
            http.shutdownNow();
        }
    }

    @Test
    void endsStreamsAndStopsSoonWhenItIsAskedToStop() throws Exception {
        var released = new CountDownLatch(1);
        Neighbours.ORDER.on("/api/orders/11/events", (exchange, request) -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("data: 1\n\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            released.await();
        });
        var stopping = OtherGateway.replicaOf(settings);
        try (var http = HttpClient.newHttpClient()) {
            var body = stream(http, stopping.port(), "/api/orders/11/events").body();
            assertThat(body.read()).isEqualTo('d');

            var before = Instant.now();
            stopping.close();

            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("ata: 1\n\n");
            http.shutdownNow();
        } finally {
            released.countDown();
            stopping.close();
        }
    }

    @Test
    void keepsItsConnectionsToTheServices() {
        Neighbours.TODO.forget();
        for (var i = 0; i < 20; i++) {
            send("GET", "/api/tasks/connection");
        }
        assertThat(Neighbours.TODO.seen("/api/tasks/connection").stream()
                        .map(StubServer.Seen::connection)
                        .distinct())
                .hasSizeLessThan(4);
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

    private HttpResponse<InputStream> stream(HttpClient http, String path) throws Exception {
        return stream(http, port, path);
    }

    private HttpResponse<InputStream> stream(HttpClient http, int port, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    }

    private HttpResponse<String> send(String method, String path) {
        return send(port, method, path);
    }

    private HttpResponse<String> send(int port, String method, String path) {
        return new Browser(port)
                .send(method, path, method.equals("POST") ? "{}" : "", Map.of("Authorization", "Bearer " + token));
    }
}
