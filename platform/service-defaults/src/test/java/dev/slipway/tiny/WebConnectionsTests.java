package dev.slipway.tiny;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.BackingServices;
import dev.slipway.test.Eventually;
import dev.slipway.test.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** A pool of four, of which requests get two; they hold them for as long as the database lets them, and one more may wait. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.hikari.maximum-pool-size=4",
            "spring.datasource.hikari.data-source-properties.options=-c statement_timeout=8000",
            "spring.datasource.hikari.data-source-properties.socketTimeout=10",
            "slipway.web-connections.queue=1"
        })
@Import(BackingServices.class)
class WebConnectionsTests {

    private static final String CROWDED = "More requests are under way here than can be served at once.";

    private final String token = Tokens.user(UUID.randomUUID(), "customer");
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MeterRegistry meters;

    @AfterEach
    void theyLeave() {
        callers.close();
        assertThat(gauge("slipway.web.connections")).isZero();
    }

    @Test
    void areNeverAllOfThePool() {
        takeAllOfThem();

        var began = System.nanoTime();
        assertThat(jdbc.queryForList("select 1")).hasSize(1);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(900));
        assertThat(get("/actuator/health/readiness").status()).isEqualTo(200);
    }

    @Test
    void areWaitedForSoLongAndByNoMoreThanThereIsRoomFor() throws Exception {
        takeAllOfThem();
        var patient = callers.submit(() -> get("/api/echo?text=a"));
        Eventually.within(
                Duration.ofSeconds(5),
                () -> assertThat(gauge("slipway.web.connections.waiting")).isEqualTo(1));

        assertRefused(get("/api/echo?text=a"));
        assertThat(patient.isDone()).isFalse();

        assertRefused(patient.get());
        assertThat(meters.get("slipway.web.connections.refused")
                        .functionCounter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void areGivenBackByEachRequest() {
        for (var request = 0; request < 5; request++) {
            assertThat(get("/api/echo?text=a").status()).isEqualTo(200);
        }
    }

    private void takeAllOfThem() {
        for (var caller = 0; caller < 2; caller++) {
            callers.execute(() -> get("/api/slow?seconds=6"));
        }
        Eventually.within(
                Duration.ofSeconds(5),
                () -> assertThat(gauge("slipway.web.connections")).isEqualTo(2));
    }

    private void assertRefused(Answer answer) {
        var problem = answer.problem(503, "unavailable");
        assertThat(problem.path("detail").asString()).startsWith(CROWDED);
        assertThat(answer.head()).contains("retry-after=[2]");
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    private Answer get(String path) {
        return Answer.to(port, "GET", path, Optional.empty(), "Authorization", "Bearer " + token);
    }
}
