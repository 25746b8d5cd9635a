package dev.slipway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** People get a page, programs get problem details, from whichever layer fails. */
@AuthTest
class ErrorPagesTests {

    @LocalServerPort
    private int port;

    private Browser browser;

    @BeforeEach
    void signsSomebodyIn() {
        browser = new Browser(port);
        new Oidc(browser).signedIn();
    }

    @ParameterizedTest
    @CsvSource({
        "/nothing, 404, not-found", // refused by a filter
        "/account/nothing, 404, not-found", // unknown to MVC
        "/account/assets/none.css, 404, not-found",
        "/account/password, 405, method-not-allowed",
        "/connect/logout, 400, bad-request", // refused by the protocol
        "/error, 404, not-found"
    })
    void answerWhatWasAskedInTheShapeThatWasAskedFor(String path, int status, String name) {
        assertPage(browser.get(path), status);
        var problem = assertProblem(browser.get(path, "Accept", "application/json"), status, name);
        assertThat(problem).contains("\"instance\":\"" + path + "\"");
    }

    @Test
    void sayThatAFormCannotBeUnderstood() {
        assertPage(browser.submit("/account", "/account/password", Map.of("current", "x")), 400);
    }

    @Test
    void sayThatAFormIsNotOurs() {
        assertPage(browser.post("/account", Map.of(), "Accept", "text/html"), 403);
        assertProblem(browser.post("/account", Map.of(), "Accept", "application/json"), 403, "forbidden");
    }

    @Test
    void saysWhichMethodsAreTaken() {
        assertThat(browser.get("/account/password").headers().firstValue("Allow"))
                .hasValue("POST");
    }

    @Test
    void askForAToken() {
        for (var authorization : new String[] {"Basic abc", "Bearer nonsense"}) {
            var refused =
                    new Browser(port).get("/userinfo", "Authorization", authorization, "Accept", "application/json");
            assertProblem(refused, 401, "unauthorized");
            assertThat(refused.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(it -> assertThat(it).startsWith("Bearer"));
        }
    }

    @Test
    void comeFromTheProtocolInItsOwnWords() {
        var refused = browser.post("/oauth2/token", Map.of("grant_type", "client_credentials"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).isEqualTo("{\"error\":\"invalid_client\"}");
    }

    private static void assertPage(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.body()).contains("<h1", "Back to the start").doesNotContain("Exception", "springframework");
    }

    private static String assertProblem(HttpResponse<String> answer, int status, String name) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        var problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.path("type").asString()).isEqualTo("urn:slipway:problem:" + name);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asString()).endsWith(".");
        assertThat(problem.path("traceId").asString()).isNotEmpty();
        return answer.body();
    }
}
