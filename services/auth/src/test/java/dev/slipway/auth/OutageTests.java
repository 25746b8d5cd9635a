package dev.slipway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.BackingServices;
import dev.slipway.test.Database;
import dev.slipway.test.Eventually;
import dev.slipway.test.Link;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The database dies, or vanishes and says nothing. */
@AuthTest
class OutageTests {

    private static final Database DATABASE = BackingServices.freshDatabase();
    private static final Link LINK = new Link(DATABASE.host(), DATABASE.port());

    @LocalServerPort
    private int port;

    private Browser browser;
    private Oidc oidc;
    private Oidc.Tokens tokens;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", () -> DATABASE.url(LINK.port()));
        properties.add("spring.datasource.username", DATABASE::user);
        properties.add("spring.datasource.password", DATABASE::password);
    }

    @BeforeEach
    void signsSomebodyIn() {
        browser = new Browser(port);
        oidc = new Oidc(browser);
        tokens = oidc.signedIn();
    }

    @AfterEach
    void databaseReturns() {
        LINK.mend();
        Eventually.within(
                Duration.ofSeconds(15), () -> assertThat(health("readiness")).isEqualTo(200));
        assertThat(browser.get("/account").statusCode()).as("still signed in").isEqualTo(200);
        assertThat(oidc.refresh(tokens.refresh()).response().statusCode()).isEqualTo(200);
    }

    @AfterAll
    static void theEnd() {
        LINK.close();
    }

    @Test
    void saysWithinThreeSecondsThatTheDatabaseDied() {
        LINK.cut();
        assertSaysSoEverywhere();
        assertThat(health("liveness")).isEqualTo(200);
        assertThat(health("readiness")).isEqualTo(503);
    }

    @Test
    void saysWithinThreeSecondsThatTheDatabaseVanished() {
        LINK.clog();
        browser.get("/account"); // a statement on its way ends with the socket's own limit
        assertSaysSoEverywhere();
    }

    @Test
    void showsItsKeysAndItsAddressesWithoutTheDatabase() {
        LINK.clog();
        for (var path :
                new String[] {"/oauth2/jwks", "/.well-known/openid-configuration", "/account/assets/auth.css"}) {
            var answer = inTime(() -> new Browser(port).get(path));
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
        }
    }

    private int health(String group) {
        return new Browser(port)
                .get("/actuator/health/" + group, "Accept", "application/json")
                .statusCode();
    }

    private void assertSaysSoEverywhere() {
        assertPage(inTime(() -> browser.get("/account")));
        assertPage(inTime(() -> browser.get("/login")));
        assertPage(inTime(() -> new Browser(port).get("/login")));
        assertPage(inTime(() ->
                browser.post("/login", Map.of("username", "alice", "password", Oidc.PASSWORD), "Accept", "text/html")));
        assertPage(inTime(() -> oidc.authorize(Map.of())));
        assertProblem(inTime(() -> oidc.refresh(tokens.refresh()).response()));
        assertProblem(
                inTime(() -> oidc.token("machine", AuthTest.MACHINE_SECRET, Map.of("grant_type", "client_credentials"))
                        .response()));
        assertProblem(inTime(() -> browser.get(
                "/api/profile", "Authorization", "Bearer " + tokens.access(), "Accept", "application/json")));
    }

    private static void assertPage(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("Please try again soon.").doesNotContain("SQL", "Exception", "jdbc");
    }

    private static void assertProblem(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body())
                .contains("urn:slipway:problem:unavailable", "traceId")
                .doesNotContain("SQL", "Exception", "jdbc");
    }

    private static HttpResponse<String> inTime(Supplier<HttpResponse<String>> request) {
        var began = System.nanoTime();
        var answer = request.get();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        return answer;
    }
}
