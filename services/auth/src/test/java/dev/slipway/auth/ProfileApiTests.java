package dev.slipway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.OpenApiContract;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@AuthTest
class ProfileApiTests {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Browser browser;
    private Oidc.Tokens tokens;

    @BeforeEach
    void signsSomebodyIn() {
        browser = new Browser(port);
        tokens = new Oidc(browser).signedIn();
    }

    @Test
    void showsWhoTheTokenSpeaksFor() throws Exception {
        var profile = json(get());
        var claims = tokens.accessJwt().getJWTClaimsSet();
        assertThat(profile.propertyNames())
                .containsExactlyInAnyOrder("id", "name", "displayName", "email", "roles", "createdAt");
        assertThat(profile.path("id").asString()).isEqualTo(claims.getSubject());
        assertThat(profile.path("name").asString()).isEqualTo(claims.getStringClaim("preferred_username"));
        assertThat(profile.path("createdAt").asString()).endsWith("Z");
    }

    @Test
    void changesWhatAUserSaysAboutThemselvesAndNothingElse() {
        var answer = put("""
                {"displayName": " Wanda ", "email": "wanda@example.org", "roles": ["admin"], "name": "root",
                 "id": "00000000-0000-0000-0000-000000000000"}""");

        assertThat(answer.statusCode()).isEqualTo(200);
        var after = json(get());
        assertThat(after).isEqualTo(json(answer));
        assertThat(after.path("displayName").asString()).isEqualTo("Wanda");
        assertThat(after.path("email").asString())
                .as("asks for the password, on auth's own page")
                .isEqualTo("somebody@example.org");
        assertThat(after.path("name").asString()).startsWith("user-");
        assertThat(after.path("roles").toString()).isEqualTo("[\"customer\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "'{\"displayName\": \"\"}'        | displayName | Please tell us how to call you.",
                "'{\"displayName\": \"\\u200b\"}' | displayName | Please tell us how to call you.",
                "'{}'                             | displayName | Please tell us how to call you.",
                "'{\"displayName\": null}'        | displayName | Please tell us how to call you.",
                "'{\"displayName\": \"A\\nB\"}'   | displayName | A name cannot contain control characters.",
                "'{\"displayName\": []}'          | displayName | is missing or is not of the expected kind",
                "'{\"displayName\": \"A\\u0000\"}' | displayName | holds characters that cannot be stored",
            })
    void saysWhichValueIsWrong(String body, String field, String sentence) {
        var problem = problem(put(body), 400, "invalid");
        assertThat(problem.path("errors")).hasSize(1);
        assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo(field);
        assertThat(problem.path("errors").get(0).path("message").asString()).isEqualTo(sentence);
    }

    @Test
    void answersEverythingItCannotDoWithAProblem() {
        problem(put("not json"), 400, "unreadable-body");
        problem(
                send(request().PUT(BodyPublishers.ofString("x")).header("Content-Type", "text/plain")),
                415,
                "unsupported-media-type");
        problem(send(request().DELETE()), 405, "method-not-allowed");
        problem(send(request().GET().header("Accept", "image/png")), 406, "not-acceptable");
        problem(browser.get("/api/profile"), 401, "unauthorized");
        problem(browser.get("/api/profile", "Authorization", "Bearer nonsense"), 401, "unauthorized");
    }

    @Test
    void saysThatAUserIsGone() throws Exception {
        jdbc.sql("delete from users where id = ?::uuid")
                .param(tokens.accessJwt().getJWTClaimsSet().getSubject())
                .update();
        problem(get(), 404, "user-not-found");
        problem(put("{\"displayName\": \"Wanda\"}"), 404, "user-not-found");
    }

    @Test
    void isNoDoorForTheSessionsCookie() {
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
        assertThat(browser.get("/api/profile").statusCode()).isEqualTo(401);
    }

    @Test
    void publishesTheContractItKeeps() {
        OpenApiContract.matches(
                "auth", browser.get("/v3/api-docs.yaml", "Accept", "*/*").body());
    }

    private HttpResponse<String> get() {
        return send(request().GET());
    }

    private HttpResponse<String> put(String body) {
        return send(request().header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(browser.here("/api/profile"))
                .header("Authorization", "Bearer " + tokens.access());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return new Browser(port).send(request);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static JsonNode problem(HttpResponse<String> answer, int status, String name) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        var problem = json(answer);
        assertThat(problem.path("type").asString()).isEqualTo("urn:slipway:problem:" + name);
        assertThat(problem.path("traceId").asString()).isNotEmpty();
        assertThat(problem.path("detail").asString()).endsWith(".").doesNotContain("Exception", "springframework");
        return problem;
    }
}
