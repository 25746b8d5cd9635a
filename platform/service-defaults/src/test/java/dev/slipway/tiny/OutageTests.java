package dev.slipway.tiny;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.BackingServices;
import dev.slipway.test.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A service whose database takes connections and never answers, and whose issuer is not there at all. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.flyway.enabled=false",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://localhost:1/jwks"
        })
@Import({BackingServices.class, OpenDoor.class})
class OutageTests {

    private static final ServerSocket BLACK_HOLE = blackHole();

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add(
                "spring.datasource.url", () -> "jdbc:postgresql://localhost:" + BLACK_HOLE.getLocalPort() + "/gone");
    }

    private static ServerSocket blackHole() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Answer get(String path, String... headers) {
        return Answer.to(port, "GET", path, Optional.empty(), headers);
    }

    @Test
    void saysWithinThreeSecondsThatTheDatabaseIsAway() {
        for (var attempt = 0; attempt < 3; attempt++) {
            var began = System.nanoTime();

            var answer = get("/open/database");

            answer.problem(503, "unavailable");
            assertThat(answer.head()).contains("retry-after=[2]");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void isAliveButNotReadyWithoutItsDatabase() {
        assertThat(get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(get("/actuator/health/readiness").status()).isEqualTo(503);
    }

    @Test
    void cannotJudgeTokensWhileTheIssuerIsAway() {
        for (var attempt = 0; attempt < 5; attempt++) {
            get("/api/pages?size=1", "Authorization", "Bearer " + Tokens.customer())
                    .problem(503, "unavailable");
        }
        get("/api/pages?size=1").problem(401, "unauthorized");
        get("/api/pages?size=1", "Authorization", "Bearer " + Tokens.algNone()).problem(401, "unauthorized");
    }
}
