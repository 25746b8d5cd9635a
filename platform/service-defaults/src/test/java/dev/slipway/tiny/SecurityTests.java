package dev.slipway.tiny;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.BackingServices;
import dev.slipway.test.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "slipway.scrape.password=scrape-me")
@Import(BackingServices.class)
@ExtendWith(OutputCaptureExtension.class)
class SecurityTests {

    @LocalServerPort
    int port;

    private Answer get(String path, String... headers) {
        return Answer.to(port, "GET", path, Optional.empty(), headers);
    }

    private Answer as(String token, String path) {
        return get(path, "Authorization", "Bearer " + token);
    }

    private Answer scrape(String userAndPassword) {
        var basic = Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
        return get("/actuator/prometheus", "Authorization", "Basic " + basic);
    }

    static Stream<Tokens.Forged> forgeries() {
        return Tokens.forged().stream();
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void refusesEveryForgery(Tokens.Forged forged) {
        var answer = as(forged.token(), "/api/pages?size=1");

        answer.problem(401, "unauthorized");
        assertThat(answer.head()).contains("Bearer error=\"invalid_token\"");
    }

    @Test
    void refusesUnknownKeysHoweverOftenTheyCome() {
        for (var attempt = 0; attempt < 20; attempt++) {
            as(Tokens.unknownKey(), "/api/pages?size=1").problem(401, "unauthorized");
        }
        assertThat(as(Tokens.customer(), "/api/pages?size=1").status()).isEqualTo(200);
    }

    @Test
    void challengesStrangers() {
        var answer = get("/api/pages?size=1");

        answer.problem(401, "unauthorized");
        assertThat(answer.head()).contains("www-authenticate=[Bearer]");
    }

    @Test
    void takesNoTokenFromTheAddress() {
        get("/api/pages?size=1&access_token=" + Tokens.customer()).problem(401, "unauthorized");
    }

    @Test
    void writesDownWhoWasRefusedAndNoToken(CapturedOutput output) {
        var someone = UUID.randomUUID();
        var token = Tokens.user(someone, "customer");
        var forged = Tokens.forged().getFirst().token();

        as(token, "/api/admin").problem(403, "forbidden");
        as(forged, "/api/pages").problem(401, "unauthorized");

        assertThat(output)
                .contains(someone + " may not GET /api/admin", "Refused a token for GET /api/pages")
                .doesNotContain(token, forged);
    }

    @Test
    void mapsRoles() {
        assertThat(as(Tokens.admin(), "/api/admin").status()).isEqualTo(200);
        as(Tokens.customer(), "/api/admin").problem(403, "forbidden");
        as(Tokens.machine(), "/api/pages?size=1").problem(403, "forbidden");
        as(Tokens.user(UUID.randomUUID()), "/api/pages?size=1").problem(403, "forbidden");
    }

    @Test
    void deniesWhatNoRuleNames() {
        as(Tokens.admin(), "/elsewhere").problem(403, "forbidden");
    }

    @Test
    void sendsHeadersThatKeepBrowsersFromGuessing() {
        assertThat(as(Tokens.customer(), "/api/pages?size=1").head())
                .contains("x-content-type-options=[nosniff]", "no-store", "default-src 'none'", "no-referrer")
                .doesNotContainIgnoringCase("set-cookie");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/livez",
                "/readyz"
            })
    void opensHealthToAll(String path) {
        var answer = get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("UP").doesNotContain("PostgreSQL", "details");
    }

    @Test
    void givesMetricsToTheScraperAlone() {
        assertThat(scrape("scraper:scrape-me").body()).contains("jvm_memory_used_bytes", "application=\"tiny\"");
        for (var wrong : new String[] {"scraper:", "scraper:scrape-you", "admin:scrape-me", ":"}) {
            var answer = scrape(wrong);
            answer.problem(401, "unauthorized");
            assertThat(answer.head()).contains("Basic realm");
        }
        get("/actuator/prometheus").problem(401, "unauthorized");
        as(Tokens.admin(), "/actuator/prometheus").problem(401, "unauthorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/env", "/actuator/beans", "/actuator/info", "/actuator/heapdump"})
    void opensNothingElseOfTheActuator(String path) {
        as(Tokens.admin(), path).problem(401, "unauthorized");
    }
}
