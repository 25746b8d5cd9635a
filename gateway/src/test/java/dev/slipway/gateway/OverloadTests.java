package dev.slipway.gateway;

import static dev.slipway.gateway.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.Eventually;
import dev.slipway.test.Tokens;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** A gateway that does four things at once, and more callers than that. */
@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OverloadTests {

    private static final int PLACES = 4;

    @Autowired
    private Environment settings;

    private final StubServer service = new StubServer();
    private final String token = Tokens.customer();
    private OtherGateway gateway;

    @BeforeAll
    void start() {
        gateway = OtherGateway.of(
                settings,
                Map.of(
                        "slipway.gateway.upstreams.todo",
                        service.url(),
                        "slipway.gateway.concurrency.total",
                        String.valueOf(PLACES),
                        "slipway.gateway.body-time",
                        "500ms",
                        "server.tomcat.connection-timeout",
                        "1s"));
    }

    @AfterAll
    void stop() {
        gateway.close();
        service.stop();
    }

    @Test
    void refusesWhatIsTooMuchAtOnceAndAnswersWhoeverWatches() throws Exception {
        var released = new CountDownLatch(1);
        var waiting = new CountDownLatch(PLACES);
        service.on("/api/tasks/hang", (exchange, request) -> {
            waiting.countDown();
            released.await();
            StubServer.answer(exchange, 200, "application/json", "{}");
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var served = new ArrayList<Future<Integer>>();
            for (var i = 0; i < PLACES; i++) {
                served.add(threads.submit(() -> get("/api/tasks/hang").statusCode()));
            }
            waiting.await();

            var refused = get("/api/orders");
            assertProblem(refused, 503, "unavailable");
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(new Browser(gateway.port()).get("/readyz").statusCode()).isEqualTo(200);

            released.countDown();
            for (var one : served) {
                assertThat(one.get()).isEqualTo(200);
            }
        } finally {
            released.countDown();
        }
        Eventually.within(
                Duration.ofSeconds(5),
                () -> assertThat(get("/api/orders").statusCode()).isEqualTo(200));
    }

    @Test
    void answersEachOfManyCallersOneWayOrTheOther() throws Exception {
        service.on("/api/tasks/work", (exchange, request) -> {
            Thread.sleep(20);
            StubServer.answer(exchange, 200, "application/json", "{}");
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<Integer>>();
            for (var i = 0; i < 200; i++) {
                calls.add(() -> get("/api/tasks/work").statusCode());
            }

            assertThat(threads.invokeAll(calls).stream().map(Future::resultNow))
                    .hasSize(200)
                    .containsOnly(200, 503);
        }
        assertThat(get("/api/tasks/work").statusCode()).isEqualTo(200);
    }

    @Test
    void givesNoPlaceToASenderWhoTakesItsTimeAndEndsItSoon() throws Exception {
        var senders = new ArrayList<Socket>();
        try {
            assertThat(get("/api/tasks").statusCode()).isEqualTo(200);
            for (var i = 0; i < 2 * PLACES; i++) {
                senders.add(begin());
                Thread.sleep(50); // each has a place until its body is waited for
            }
            assertThat(get("/api/tasks").statusCode()).isEqualTo(200);

            var slow = senders.getFirst();
            for (var i = 0; i < 4; i++) {
                Thread.sleep(200);
                slow.getOutputStream().write('x');
            }
            assertThat(answer(slow)).startsWith("HTTP/1.1 408").contains("request-timeout", "traceId");
            var silent = senders.getLast();
            assertThat(answer(silent)).startsWith("HTTP/1.1 408").contains("request-timeout", "traceId");
        } finally {
            for (var sender : senders) {
                sender.close();
            }
        }
    }

    private Socket begin() throws IOException {
        var socket = new Socket("localhost", gateway.port());
        socket.setSoTimeout(10_000);
        socket.getOutputStream()
                .write(("POST /api/tasks HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\nAuthorization: Bearer "
                                + token + "\r\n\r\n{")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        var answer = new StringBuilder();
        for (var next = socket.getInputStream().read();
                next >= 0 && answer.indexOf("traceId") < 0;
                next = socket.getInputStream().read()) {
            answer.append((char) next);
        }
        return answer.toString();
    }

    private HttpResponse<String> get(String path) {
        return new Browser(gateway.port()).send("GET", path, "", Map.of("Authorization", "Bearer " + token));
    }
}
