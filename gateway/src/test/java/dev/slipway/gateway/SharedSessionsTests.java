package dev.slipway.gateway;

import static dev.slipway.gateway.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.Eventually;
import dev.slipway.test.Link;
import dev.slipway.test.Tokens;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/** Two gateways on one database: what one knows, the other knows. */
@GatewayTest
class SharedSessionsTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Environment settings;

    @AfterEach
    void mend() {
        Neighbours.AUTH.life = Duration.ofMinutes(5);
    }

    @Test
    void renewsOnceForFiftyCallsAtTwoGatewaysOnAnExpiredToken() throws Exception {
        try (var second = OtherGateway.replicaOf(settings);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Neighbours.AUTH.life = Duration.ofSeconds(1);
            var here = new Browser(port).signIn("alice");
            var there = here.at(second.port());
            Neighbours.AUTH.life = Duration.ofMinutes(5);
            Neighbours.AUTH.renewals.set(0);
            var calls = new ArrayList<Callable<Integer>>();
            for (var i = 0; i < 25; i++) {
                calls.add(() -> here.get("/api/orders").statusCode());
                calls.add(() -> there.get("/api/orders").statusCode());
            }

            assertThat(threads.invokeAll(calls).stream().map(Future::resultNow))
                    .hasSize(50)
                    .containsOnly(200);
            assertThat(Neighbours.AUTH.renewals).hasValue(1);

            here.post("/session/logout", "");
            Eventually.within(
                    Duration.ofSeconds(4),
                    () -> assertThat(there.get("/api/orders").statusCode()).isEqualTo(401));
        }
    }

    @Test
    void keepsSessionsOverARestart() {
        Browser alice;
        try (var first = OtherGateway.replicaOf(settings)) {
            alice = new Browser(first.port()).signIn("alice");
        }
        try (var restarted = OtherGateway.replicaOf(settings)) {
            assertThat(alice.at(restarted.port()).get("/session/me").body()).contains("\"name\":\"alice\"");
            assertThat(alice.at(restarted.port()).get("/api/orders").statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "clogged"})
    void saysThatTheSessionsDatabaseIsGoneAndServesWhoeverNeedsNone(String fault) {
        var alice = new Browser(port).signIn("alice");
        var url =
                URI.create(settings.getRequiredProperty("spring.datasource.url").substring("jdbc:".length()));
        try (var link = new Link(url.getHost(), url.getPort());
                var gateway = OtherGateway.of(
                        settings,
                        Map.of(
                                "spring.datasource.url",
                                "jdbc:postgresql://localhost:" + link.port() + url.getPath()))) {
            var here = alice.at(gateway.port());
            assertThat(here.get("/api/orders").statusCode()).isEqualTo(200);

            if (fault.equals("cut")) {
                link.cut();
            } else {
                link.clog();
            }

            Eventually.within(Duration.ofSeconds(10), () -> {
                var before = Instant.now();
                var answer = here.get("/api/orders");
                assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(3));
                assertProblem(answer, 503, "unavailable");
            });
            assertProblem(new Browser(gateway.port()).get("/session/login"), 503, "unavailable");
            assertThat(new Browser(gateway.port()).get("/").statusCode()).isEqualTo(200);
            assertThat(new Browser(gateway.port()).get("/api/products").statusCode())
                    .isEqualTo(200);
            assertThat(here.send("GET", "/api/orders", "", bearer()).statusCode())
                    .isEqualTo(200);

            link.mend();
            Eventually.within(
                    Duration.ofSeconds(15),
                    () -> assertThat(here.get("/api/orders").statusCode()).isEqualTo(200));
        }
    }

    private static Map<String, String> bearer() {
        return Map.of("Authorization", "Bearer " + Tokens.customer());
    }
}
