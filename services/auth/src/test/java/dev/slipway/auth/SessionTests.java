package dev.slipway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.Statements;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Where somebody is signed in, and how they end it from somewhere else. */
@AuthTest
class SessionTests {

    private static final String PATH = "/api/auth/sessions";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Person here;
    private Person there;

    @BeforeEach
    void signsSomebodyInTwice() {
        here = Person.customer(port);
        var browser = new Browser(port);
        browser.signIn(here.name(), Oidc.PASSWORD);
        var oidc = new Oidc(browser);
        there = new Person(browser, oidc, oidc.fresh());
    }

    @Test
    void showsOnesOwnAndMarksTheOneThatAsks() {
        var mine = sessions(here);
        assertThat(mine).hasSize(2);
        assertThat(mine.getFirst().propertyNames())
                .containsExactlyInAnyOrder("id", "browser", "signedInAt", "lastUsedAt", "current");
        assertThat(mine).extracting(it -> it.path("current").asBoolean()).containsExactly(false, true);
        assertThat(sessions(there))
                .extracting(it -> it.path("current").asBoolean())
                .containsExactly(true, false);
        assertThat(mine).allSatisfy(it -> {
            assertThat(it.path("browser").asString()).isEqualTo("other");
            assertThat(it.path("signedInAt").asString()).endsWith("Z");
            assertThat(it.path("lastUsedAt").asString()).endsWith("Z");
        });
    }

    @Test
    void endsWhatWasGivenInASessionAndNothingElse() {
        var ended = here.delete(PATH + "/" + other(here));

        assertThat(ended.statusCode()).as(ended.body()).isEqualTo(204);
        assertThat(Browser.location(there.browser().get("/account"))).endsWith("/login");
        assertThat(there.oidc().refresh(there.tokens().refresh()).error()).isEqualTo("invalid_grant");
        assertThat(here.browser().get("/account").statusCode()).isEqualTo(200);
        assertThat(here.oidc().refresh(here.tokens().refresh()).response().statusCode())
                .isEqualTo(200);
        assertThat(sessions(here)).hasSize(1);
    }

    @Test
    void endsNoSessionOfSomebodyElse() {
        var stranger = Person.customer(port);
        var id = other(here);
        Answers.problem(stranger.delete(PATH + "/" + id), 404, "session-not-found");
        Answers.problem(here.delete(PATH + "/" + UUID.randomUUID()), 404, "session-not-found");
        assertThat(sessions(stranger)).hasSize(1);

        stranger.browser().submit("/account/sessions", "/account/sessions/end", Map.of("id", id));
        assertThat(there.browser().get("/account").statusCode()).isEqualTo(200);
        assertThat(there.oidc().refresh(there.tokens().refresh()).response().statusCode())
                .isEqualTo(200);
    }

    @Test
    void lastsAsLongAsWhatWasGivenInIt() {
        jdbc.sql("delete from spring_session where principal_name = ?")
                .param(here.id())
                .update();
        assertThat(sessions(here)).hasSize(2);

        jdbc.sql("update grant_family set revoked_at = now() where user_id = ?::uuid")
                .param(here.id())
                .update();
        assertThat(sessions(here)).isEmpty();
    }

    @Test
    void isOverWhereSomebodySignedOut() {
        there.browser().submit("/account", "/account/logout", Map.of());
        assertThat(sessions(here))
                .singleElement()
                .satisfies(it -> assertThat(it.path("current").asBoolean()).isTrue());
    }

    @Test
    void comesPageByPage() {
        var first = Answers.json(here.get(PATH + "?size=1"));
        var rest = Answers.json(
                here.get(PATH + "?size=1&after=" + first.path("next").asString()));
        assertThat(ids(first)).hasSize(1).doesNotContainAnyElementsOf(ids(rest));
        assertThat(ids(rest)).hasSize(1);
        assertThat(rest.path("next").isNull()).isTrue();
    }

    @Test
    void takesTwoStatementsHoweverManyThereAre() throws Exception {
        var statements = Statements.of(() -> here.get(PATH));
        assertThat(statements.mentioning("sign_in")).hasSize(1);
        assertThat(statements.mentioning("grant_token t join")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "after=nonsense",
                "after=KzEwMDAwMDAwMDAtMTItMzFUMjM6NTk6NTlaHzAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMA"
            })
    void understandsOnlyItsOwnCursors(String query) {
        Answers.problem(here.get(PATH + "?" + query), 400, "bad-cursor");
    }

    @Test
    void answersEverythingElseWithAProblem() {
        Answers.problem(here.get(PATH + "?size=101"), 400, "invalid");
        assertThat(here.delete(PATH + "/1").statusCode()).isEqualTo(400);
        Answers.problem(here.browser().get(PATH, "Accept", "application/json"), 401, "unauthorized");
        var machine = here.oidc().token("machine", AuthTest.MACHINE_SECRET, Map.of("grant_type", "client_credentials"));
        Answers.problem(new Person(here.browser(), here.oidc(), machine).get(PATH), 403, "forbidden");
    }

    @Test
    void isShownAndEndedOnAPageToo() {
        var page = here.browser().get("/account/sessions").body();
        assertThat(page).contains("Where you are signed in", "Another program").containsOnlyOnce("this device");

        var ended = here.browser().submit("/account/sessions", "/account/sessions/end", Map.of("id", other(here)));

        assertThat(Browser.location(ended)).isEqualTo("/account/sessions?ended");
        assertThat(Browser.location(there.browser().get("/account"))).endsWith("/login");
        assertThat(there.oidc().refresh(there.tokens().refresh()).error()).isEqualTo("invalid_grant");
        assertThat(here.browser().get("/account/sessions?ended").body()).contains("This session is over.");
    }

    @Test
    void endsByNoFormThatIsNotOurs() {
        var forged = here.browser().post("/account/sessions/end", Map.of("id", other(here)));
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(there.browser().get("/account").statusCode()).isEqualTo(200);
        assertThat(Browser.location(new Browser(port).get("/account/sessions"))).endsWith("/login");
    }

    private static List<JsonNode> sessions(Person person) {
        var answer = person.get(PATH);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Answers.json(answer).path("items").valueStream().toList();
    }

    /** The session of somebody's that they do not ask from. */
    private static String other(Person person) {
        return sessions(person).stream()
                .filter(it -> !it.path("current").asBoolean())
                .map(it -> it.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(it -> it.path("id").asString())
                .toList();
    }
}
