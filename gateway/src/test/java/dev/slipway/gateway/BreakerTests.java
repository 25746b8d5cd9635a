package dev.slipway.gateway;

import static dev.slipway.gateway.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.Eventually;
import dev.slipway.test.Tokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** A service that fails, hangs or is slow costs its own routes, and them not for long. */
@GatewayTest
class BreakerTests {

    private static final int CALLS = 5;

    @Autowired
    private Environment settings;

    private final String token = Tokens.customer();

    @Test
    void leavesAFailingServiceAloneAndComesBackWhenItDoes() {
        var service = new StubServer();
        var broken = new AtomicBoolean(true);
        service.on(
                "/api/tasks/fails",
                (exchange, request) -> StubServer.answer(exchange, broken.get() ? 500 : 200, "application/json", "{}"));
        try (var gateway = guarded(Map.of("slipway.gateway.upstreams.todo", service.url()))) {
            for (var i = 0; i < CALLS; i++) {
                assertThat(get(gateway, "/api/tasks/fails").statusCode()).isEqualTo(500);
            }
            service.forget();

            var quickest = Duration.ofDays(1);
            for (var i = 0; i < CALLS; i++) {
                var began = System.nanoTime();
                var answer = get(gateway, "/api/tasks/fails");
                var took = Duration.ofNanos(System.nanoTime() - began);
                quickest = took.compareTo(quickest) < 0 ? took : quickest;
                assertProblem(answer, 503, "unavailable");
                assertThat(answer.body()).contains("todo");
                assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
            }

            assertThat(quickest).isLessThan(Duration.ofMillis(50));
            assertThat(service.seen()).isEmpty();
            assertThat(get(gateway, "/api/orders").statusCode()).isEqualTo(200);
            assertThat(metrics(gateway))
                    .contains("resilience4j_circuitbreaker_state")
                    .containsPattern(
                            "resilience4j_circuitbreaker_state\\{[^}]*name=\"todo\"[^}]*state=\"open\"[^}]*} 1");

            broken.set(false);
            Eventually.within(
                    Duration.ofSeconds(10),
                    () -> assertThat(get(gateway, "/api/tasks/fails").statusCode())
                            .isEqualTo(200));
        } finally {
            service.stop();
        }
    }

    @Test
    void goesOnRefusingWhileTheServiceGoesOnFailing() {
        var service = new StubServer();
        service.on(
                "/api/tasks/fails", (exchange, request) -> StubServer.answer(exchange, 500, "application/json", "{}"));
        try (var gateway = guarded(Map.of("slipway.gateway.upstreams.todo", service.url()))) {
            Eventually.within(
                    Duration.ofSeconds(10),
                    () -> assertThat(get(gateway, "/api/tasks/fails").statusCode())
                            .isEqualTo(503));
            service.forget();

            Eventually.within(Duration.ofSeconds(10), () -> {
                get(gateway, "/api/tasks/fails");
                assertThat(service.seen()).hasSize(3); // the calls that look whether it is back
            });
            assertProblem(get(gateway, "/api/tasks/fails"), 503, "unavailable");
            assertThat(service.seen()).hasSize(3);
        } finally {
            service.stop();
        }
    }

    @Test
    void takesNoErrorOfACallerForOneOfTheService() {
        var service = new StubServer();
        service.on(
                "/api/tasks/unknown",
                (exchange, request) -> StubServer.answer(exchange, 404, "application/json", "{}"));
        try (var gateway = guarded(Map.of("slipway.gateway.upstreams.todo", service.url()))) {
            for (var i = 0; i < 4 * CALLS; i++) {
                assertThat(get(gateway, "/api/tasks/unknown").statusCode()).isEqualTo(404);
            }
            assertThat(service.seen()).hasSize(4 * CALLS);
        } finally {
            service.stop();
        }
    }

    @Test
    void leavesASlowServiceAlone() {
        var service = new StubServer();
        service.on("/api/tasks/slow", (exchange, request) -> {
            Thread.sleep(300);
            StubServer.answer(exchange, 200, "application/json", "{}");
        });
        try (var gateway = guarded(
                Map.of("slipway.gateway.upstreams.todo", service.url(), "slipway.gateway.breaker.slow", "200ms"))) {
            for (var i = 0; i < CALLS; i++) {
                assertThat(get(gateway, "/api/tasks/slow").statusCode()).isEqualTo(200);
            }
            assertProblem(get(gateway, "/api/tasks/slow"), 503, "unavailable");
        } finally {
            service.stop();
        }
    }

    @Test
    void letsNoMoreWaitForAServiceThanItMayHave() throws Exception {
        var service = new StubServer();
        var released = new CountDownLatch(1);
        var waiting = new CountDownLatch(2);
        service.on("/api/tasks/hang", (exchange, request) -> {
            waiting.countDown();
            released.await();
        });
        try (var gateway = guarded(Map.of(
                "slipway.gateway.upstreams.todo", service.url(), "slipway.gateway.concurrency.per-service", "2"))) {
            var callers = new ArrayList<Thread>();
            for (var i = 0; i < 2; i++) {
                callers.add(Thread.ofVirtual().start(() -> get(gateway, "/api/tasks/hang")));
            }
            waiting.await();

            assertProblem(get(gateway, "/api/tasks/1"), 503, "unavailable");
            assertThat(get(gateway, "/api/orders").statusCode()).isEqualTo(200);

            released.countDown();
            for (var caller : callers) {
                caller.join();
            }
            assertThat(get(gateway, "/api/tasks/1").statusCode()).isEqualTo(200);
        } finally {
            released.countDown();
            service.stop();
        }
    }

    @Test
    void countsALiveStreamNeitherAsWaitingNorAsSlow() throws Exception {
        var service = new StubServer();
        var released = new CountDownLatch(1);
        service.on("/api/orders/1/events", (exchange, request) -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("data: 1\n\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            released.await();
        });
        try (var gateway = guarded(Map.of(
                        "slipway.gateway.upstreams.order",
                        service.url(),
                        "slipway.gateway.breaker.slow",
                        "500ms",
                        "slipway.gateway.concurrency.per-service",
                        "2",
                        "slipway.gateway.concurrency.total",
                        "2"));
                var http = HttpClient.newHttpClient()) {
            for (var i = 0; i < 2 * CALLS; i++) {
                assertThat(http.send(
                                        HttpRequest.newBuilder(URI.create(
                                                        "http://localhost:" + gateway.port() + "/api/orders/1/events"))
                                                .header("Authorization", "Bearer " + token)
                                                .build(),
                                        HttpResponse.BodyHandlers.ofInputStream())
                                .body()
                                .read())
                        .isEqualTo('d');
            }
            Thread.sleep(600); // longer than a call may take that is not slow

            assertThat(get(gateway, "/api/orders").statusCode()).isEqualTo(200);
            released.countDown();
            http.shutdownNow();
            assertThat(get(gateway, "/api/orders").statusCode()).isEqualTo(200);
        } finally {
            released.countDown();
            service.stop();
        }
    }

    private OtherGateway guarded(Map<String, String> differences) {
        var all = new TreeMap<>(differences);
        all.put("slipway.gateway.breaker.calls", String.valueOf(CALLS));
        all.put("slipway.gateway.breaker.open", "2s");
        all.put("slipway.scrape.password", "scraped");
        return OtherGateway.of(settings, all);
    }

    private HttpResponse<String> get(OtherGateway gateway, String path) {
        return new Browser(gateway.port()).send("GET", path, "", Map.of("Authorization", "Bearer " + token));
    }

    private static String metrics(OtherGateway gateway) {
        var basic = Base64.getEncoder().encodeToString("scraper:scraped".getBytes(StandardCharsets.UTF_8));
        return new Browser(gateway.port())
                .send("GET", "/actuator/prometheus", "", Map.of("Authorization", "Basic " + basic))
                .body();
    }
}
