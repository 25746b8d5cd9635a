package dev.slipway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.test.Eventually;
import dev.slipway.test.Statements;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What happened that matters to security, and who may know. */
@AuthTest
class AuditTests {

    private static final String PATH = "/api/auth/events";
    private static final String NEW = "seven loud red trains";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Person admin;
    private Person user;

    @BeforeEach
    void hasAnAdminAndSomebodyElse() {
        admin = Person.admin(port, jdbc);
        user = Person.customer(port);
    }

    @Test
    void saysWhoSignedInAndWhoFailedTo() {
        new Browser(port).signIn(user.name(), "wrong-but-telling");
        var failed = events("&user=" + user.id()).getFirst();
        assertThat(failed.path("kind").asString()).isEqualTo("sign-in-failed");
        assertThat(failed.path("actor").isNull()).isTrue();
        assertThat(failed.path("address").asString()).isEqualTo("127.0.0.1");
        assertThat(failed.path("at").asString()).endsWith("Z");

        var succeeded = events("&user=" + user.id()).get(1);
        assertThat(succeeded.path("kind").asString()).isEqualTo("signed-in");
        assertThat(succeeded.path("actor").asString()).isEqualTo(user.id());
    }

    @Test
    void keepsNothingOfWhatStrangersTyped() {
        new Browser(port).signIn("four quiet green trains", "tiny-secret");
        new Browser(port).signIn("a\0b", "tiny-secret");
        var row = events("&kind=sign-in-failed").getFirst();
        assertThat(row.path("subject").isNull()).isTrue();
        assertThat(jdbc.sql("select e::text from security_event e")
                        .query(String.class)
                        .list())
                .noneMatch(it -> it.contains("quiet green") || it.contains("tiny-secret"));
    }

    @Test
    void tellsTheClientsAddressAsTheGatewayDoes() {
        var browser = new Browser(port);
        var form = new HashMap<>(Map.of("username", user.name(), "password", Oidc.PASSWORD));
        form.put("_csrf", Browser.csrf(browser.get("/login").body()).orElseThrow());
        browser.post("/login", form, "X-Forwarded-For", "203.0.113.7");
        assertThat(events("&user=" + user.id()).getFirst().path("address").asString())
                .isEqualTo("203.0.113.7");

        var other = new Browser(port);
        form.put("_csrf", Browser.csrf(other.get("/login").body()).orElseThrow());
        other.post("/login", form, "X-Forwarded-For", "<b>203.0.113.7</b>");
        assertThat(events("&user=" + user.id()).getFirst().path("address").asString())
                .isEqualTo("127.0.0.1");
    }

    @Test
    void followsThePasswordTheAddressAndTheSessions() {
        new Browser(port).signIn(user.name(), Oidc.PASSWORD);
        var other = Answers.json(user.get("/api/auth/sessions"))
                .path("items")
                .get(0)
                .path("id")
                .asString();
        user.delete("/api/auth/sessions/" + other);
        user.browser()
                .submit("/account", "/account/email", Map.of("current", Oidc.PASSWORD, "email", "new@example.org"));
        user.browser().submit("/account", "/account/password", Map.of("current", Oidc.PASSWORD, "wanted", NEW));

        assertThat(kinds("&user=" + user.id()))
                .startsWith("password-changed", "email-changed", "session-ended", "signed-in");
    }

    @Test
    void saysThatALinkWasAskedFor() {
        var email = user.name() + "@example.org";
        jdbc.sql("update users set email = ? where id = ?::uuid")
                .params(email, user.id())
                .update();
        user.browser().submit("/account/password/forgotten", Map.of("email", email));
        Eventually.within(
                Duration.ofSeconds(20),
                () -> assertThat(kinds("&user=" + user.id())).startsWith("password-reset-asked"));
        assertThat(events("&user=" + user.id()).getFirst().path("address").asString())
                .isEqualTo("127.0.0.1");
    }

    @Test
    void saysWhichAdministratorGaveAndTookWhat() {
        change("{\"roles\": [\"customer\", \"admin\"], \"enabled\": true}");
        change("{\"roles\": [\"customer\"], \"enabled\": false}");

        var changes = events("&kind=access-changed&user=" + user.id());
        assertThat(changes)
                .extracting(it -> it.path("detail").asString())
                .containsExactly("customer; disabled", "customer, admin");
        assertThat(changes).extracting(it -> it.path("actor").asString()).containsOnly(admin.id());
    }

    @Test
    void saysOnceThatALimitWasReached() {
        jdbc.sql("""
                insert into attempt (key, count, next_at, forgotten_at)
                values (?, 16, clock_timestamp() + interval '1 min', clock_timestamp() + interval '1 h')""").param(Digests.sha256("account:" + user.name())).update();
        var before = events("&kind=limit-reached").size();
        for (int tried = 0; tried < 3; tried++) {
            assertThat(new Browser(port).signIn(user.name(), Oidc.PASSWORD).statusCode())
                    .isEqualTo(429);
        }
        var reached = events("&kind=limit-reached");
        assertThat(reached).hasSize(before + 1);
        assertThat(reached.getFirst().path("detail").asString()).isEqualTo("/login");
    }

    @Test
    void comesPageByPageInOneStatement() throws Exception {
        var first = Answers.json(admin.get(PATH + "?size=1"));
        var rest = Answers.json(
                admin.get(PATH + "?size=1&after=" + first.path("next").asString()));
        assertThat(rest.path("items").get(0).path("id").asLong())
                .isLessThan(first.path("items").get(0).path("id").asLong());
        assertThat(Statements.of(() -> admin.get(PATH)).mentioning("security_event"))
                .hasSize(1);
    }

    @Test
    void cannotBeRewritten() {
        assertThatThrownBy(() -> jdbc.sql("update security_event set detail = 'nothing happened'")
                        .update())
                .hasMessageContaining("append-only");
    }

    @ParameterizedTest
    @CsvSource({"size=0, invalid", "size=101, invalid", "after=nonsense, bad-cursor"})
    void understandsOnlyWhatIsDocumented(String query, String name) {
        Answers.problem(admin.get(PATH + "?" + query), 400, name);
    }

    @Test
    void knowsOnlyItsKinds() {
        assertThat(admin.get(PATH + "?kind=nonsense").statusCode()).isEqualTo(400);
        assertThat(admin.get(PATH + "?user=1").statusCode()).isEqualTo(400);
    }

    @Test
    void isForAdministratorsAlone() {
        Answers.problem(user.get(PATH), 403, "forbidden");
        Answers.problem(new Browser(port).get(PATH), 401, "unauthorized");
        var machine = user.oidc().token("machine", AuthTest.MACHINE_SECRET, Map.of("grant_type", "client_credentials"));
        Answers.problem(new Person(user.browser(), user.oidc(), machine).get(PATH), 403, "forbidden");
    }

    private void change(String access) {
        var answer = admin.browser()
                .send(admin.authorized("/api/users/" + user.id())
                        .header("Content-Type", "application/json")
                        .header("If-Match", "*")
                        .PUT(BodyPublishers.ofString(access)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private List<String> kinds(String filter) {
        return events(filter).stream().map(it -> it.path("kind").asString()).toList();
    }

    private List<JsonNode> events(String filter) {
        var answer = admin.get(PATH + "?size=100" + filter);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Answers.json(answer).path("items").valueStream().toList();
    }
}
