package dev.slipway.gateway;

import static dev.slipway.gateway.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.Eventually;
import dev.slipway.test.Link;
import dev.slipway.test.Statements;
import dev.slipway.test.Tokens;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/** Several gateways on one database: a caller has one bucket, wherever it is asked from. */
@GatewayTest
class RateLimitTests {

    private static final int RATE = 2;
    private static final int BURST = 20;

    @LocalServerPort
    private int port;

    @Autowired
    private Environment settings;

    @Test
    void countsAUserAtAllReplicasTogether() {
        try (var here = limited(Map.of());
                var there = limited(Map.of())) {
            var user = UUID.randomUUID();
            var began = System.nanoTime();
            var admitted = 0;
            for (var i = 0; i < 3 * BURST; i++) {
                admitted += as(user, i % 2 == 0 ? here : there).statusCode() == 200 ? 1 : 0;
            }
            var seconds = (int) Duration.ofNanos(System.nanoTime() - began).toSeconds() + 1;

            // Two gateways may each still hold a lease.
            assertThat(admitted).isBetween(BURST - 2 * RATE, BURST + RATE * seconds);
            assertThat(as(UUID.randomUUID(), here).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void saysHowLongToWaitAndThenGoesOn() throws Exception {
        try (var gateway = limited(Map.of())) {
            var user = UUID.randomUUID();
            var refused = as(user, gateway);
            for (var i = 0; i < 3 * BURST && refused.statusCode() == 200; i++) {
                refused = as(user, gateway);
            }

            assertProblem(refused, 429, "too-many-requests");
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(refused.headers().firstValue("RateLimit-Policy")).hasValue("\"user\";q=20;w=10");
            assertThat(refused.headers().firstValue("RateLimit")).hasValue("\"user\";r=0;t=1");
            Thread.sleep(1100); // as it was told
            assertThat(as(user, gateway).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void countsStrangersByTheirAddressAndBelievesNobodyWhoClaimsAnother() {
        try (var behindAProxy = limited(Map.of("slipway.gateway.proxies", "1"));
                var atTheDoor = limited(Map.of("slipway.gateway.rate-limits.address.burst", "50000"))) {
            exhaust(behindAProxy, "/api/products", "203.0.113.1");

            assertProblem(from("203.0.113.1", behindAProxy, "/api/products"), 429, "too-many-requests");
            assertProblem(from("203.0.113.1", behindAProxy, "/api/orders"), 429, "too-many-requests");
            assertThat(from("203.0.113.2", behindAProxy, "/api/products").statusCode())
                    .isEqualTo(200);
            assertThat(from("203.0.113.1", atTheDoor, "/api/products").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void countsAWholeNetworkOfIpv6AsOneAddress() {
        try (var gateway = limited(Map.of("slipway.gateway.proxies", "1"))) {
            exhaust(gateway, "/api/products", "2001:db8:1:2::1");

            assertProblem(from("2001:db8:1:2:ffff::9", gateway, "/api/products"), 429, "too-many-requests");
            assertThat(from("2001:db8:1:3::1", gateway, "/api/products").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void limitsSignInsMoreStrictly() {
        try (var gateway = limited(Map.of(
                "slipway.gateway.proxies",
                "1",
                "slipway.gateway.rate-limits.sign-in.rate",
                "1",
                "slipway.gateway.rate-limits.sign-in.burst",
                "5"))) {
            exhaust(gateway, "/session/login", "203.0.113.3");

            var refused = from("203.0.113.3", gateway, "/session/login");
            assertProblem(refused, 429, "too-many-requests");
            assertThat(refused.headers().firstValue("RateLimit-Policy")).hasValue("\"sign-in\";q=5;w=5");
            assertThat(refused.headers().allValues("Set-Cookie")).isEmpty();
            assertProblem(
                    new Browser(gateway.port())
                            .send(
                                    "POST",
                                    "/login",
                                    "username=alice&password=guess",
                                    Map.of(
                                            "X-Forwarded-For",
                                            "203.0.113.3",
                                            "Content-Type",
                                            "application/x-www-form-urlencoded")),
                    429,
                    "too-many-requests");
            assertThat(from("203.0.113.3", gateway, "/api/products").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void asksItsDatabaseOnceInAWhileOnly() throws Exception {
        var token = Tokens.user(UUID.randomUUID(), "customer");
        var leases = Statements.of(() -> {
                    for (var i = 0; i < 100; i++) {
                        assertThat(get(port, token).statusCode()).isEqualTo(200);
                    }
                })
                .mentioning("rate_limit_bucket");

        assertThat(leases).hasSize(1);
    }

    @Test
    void admitsEverybodyWhileItsDatabaseIsAway() {
        var url =
                URI.create(settings.getRequiredProperty("spring.datasource.url").substring("jdbc:".length()));
        try (var link = new Link(url.getHost(), url.getPort());
                var gateway = limited(Map.of(
                        "spring.datasource.url", "jdbc:postgresql://localhost:" + link.port() + url.getPath()))) {
            assertThat(as(UUID.randomUUID(), gateway).statusCode()).isEqualTo(200);
            link.clog();

            var user = UUID.randomUUID();
            for (var i = 0; i < 3 * BURST; i++) {
                assertThat(as(user, gateway).statusCode()).isEqualTo(200);
            }

            link.mend();
            Eventually.within(
                    Duration.ofSeconds(20),
                    () -> assertThat(as(user, gateway).statusCode()).isEqualTo(429));
        }
    }

    private static void exhaust(OtherGateway gateway, String path, String address) {
        for (var i = 0; i < 3 * BURST; i++) {
            if (from(address, gateway, path).statusCode() == 429) {
                return;
            }
        }
        throw new AssertionError("nothing was refused");
    }

    private OtherGateway limited(Map<String, String> differences) {
        var all = new TreeMap<>(Map.of(
                "slipway.gateway.rate-limits.user.rate", String.valueOf(RATE),
                "slipway.gateway.rate-limits.user.burst", String.valueOf(BURST),
                "slipway.gateway.rate-limits.address.rate", String.valueOf(RATE),
                "slipway.gateway.rate-limits.address.burst", String.valueOf(BURST)));
        all.putAll(differences);
        return OtherGateway.of(settings, all);
    }

    private static HttpResponse<String> as(UUID user, OtherGateway gateway) {
        return get(gateway.port(), Tokens.user(user, "customer"));
    }

    private static HttpResponse<String> get(int port, String token) {
        return new Browser(port).send("GET", "/api/tasks", "", Map.of("Authorization", "Bearer " + token));
    }

    private static HttpResponse<String> from(String address, OtherGateway gateway, String path) {
        return new Browser(gateway.port()).send("GET", path, "", Map.of("X-Forwarded-For", address));
    }
}
