package dev.slipway.tiny;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.BackingServices;
import dev.slipway.test.Database;
import dev.slipway.test.Eventually;
import dev.slipway.test.Link;
import dev.slipway.test.Tokens;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A service whose database goes away, and whose issuer never was there. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://localhost:1/jwks")
@Import({BackingServices.class, OpenDoor.class})
class OutageTests {

    private static final Database DATABASE = BackingServices.freshDatabase();
    private static final Link LINK = new Link(DATABASE.host(), DATABASE.port());

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", () -> DATABASE.url(LINK.port()));
        properties.add("spring.datasource.username", DATABASE::user);
        properties.add("spring.datasource.password", DATABASE::password);
    }

    @AfterEach
    void databaseReturns() {
        LINK.mend();
        Eventually.within(
                Duration.ofSeconds(15),
                () -> assertThat(get("/open/database").status()).isEqualTo(200));
        assertThat(get("/actuator/health/readiness").status()).isEqualTo(200);
    }

    @AfterAll
    static void theEnd() {
        LINK.close();
    }

    private Answer get(String path, String... headers) {
        return Answer.to(port, "GET", path, Optional.empty(), headers);
    }

    private void assertSaysSoWithinThreeSeconds() {
        for (var attempt = 0; attempt < 3; attempt++) {
            var began = System.nanoTime();

            var answer = get("/open/database");

            answer.problem(503, "unavailable");
            assertThat(answer.head()).contains("retry-after=[2]");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void saysWithinThreeSecondsThatTheDatabaseDied() {
        LINK.cut();

        assertSaysSoWithinThreeSeconds();
    }

    @Test
    void saysWithinThreeSecondsThatTheDatabaseVanished() {
        LINK.clog();
        get("/open/database").problem(503, "unavailable"); // a statement on its way ends with the socket's own limit

        assertSaysSoWithinThreeSeconds();
    }

    @Test
    void isAliveButNotReadyWithoutItsDatabase() {
        LINK.cut();

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
