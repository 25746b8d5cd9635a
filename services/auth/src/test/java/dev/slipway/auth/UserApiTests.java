package dev.slipway.auth;

import static dev.slipway.auth.Answers.json;
import static dev.slipway.auth.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@AuthTest
class UserApiTests {

    private static final String CUSTOMER = "{\"roles\": [\"customer\"], \"enabled\": true}";
    private static final String ADMIN = "{\"roles\": [\"customer\", \"admin\"], \"enabled\": true}";
    private static final String DISABLED = "{\"roles\": [\"customer\"], \"enabled\": false}";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Person admin;

    @BeforeEach
    void hasOneAdmin() {
        jdbc.sql("delete from user_role where role = 'ADMIN'").update();
        admin = Person.admin(port, jdbc);
    }

    @Test
    void listsUsersByNameFromPageToPage() {
        var common = UUID.randomUUID().toString().substring(0, 8);
        for (var name : List.of("c-" + common, "a-" + common, "B-" + common)) {
            new Browser(port).register(name, "Ann " + name, "ann-" + common + "@example.org", Oidc.PASSWORD);
        }
        var first = json(admin.get("/api/users?size=2&query=" + common));
        assertThat(names(first)).containsExactly("a-" + common, "B-" + common);
        var rest = json(admin.get("/api/users?size=2&query=" + common + "&after="
                + first.path("next").asString()));
        assertThat(names(rest)).containsExactly("c-" + common);
        assertThat(rest.path("next").isNull()).isTrue();

        for (var words : List.of("A-" + common.toUpperCase(Locale.ROOT), "ann%20a-" + common)) {
            assertThat(names(json(admin.get("/api/users?query=" + words))))
                    .as(words)
                    .containsExactly("a-" + common);
        }
        assertThat(names(json(admin.get("/api/users?query=ann-" + common + "@"))))
                .hasSize(3);
        assertThat(names(json(admin.get("/api/users?query=%25")))).isEmpty();
    }

    @Test
    void showsOneUser() {
        var answer = admin.get("/api/users/" + admin.id());
        var user = json(answer);
        assertThat(user.propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "name", "displayName", "email", "roles", "enabled", "createdAt", "version");
        assertThat(user.path("roles").toString()).isEqualTo("[\"customer\",\"admin\"]");
        assertThat(user.path("enabled").asBoolean()).isTrue();
        assertThat(answer.headers().firstValue("ETag"))
                .hasValue("\"%d\"".formatted(user.path("version").asLong()));
        var listed = json(admin.get("/api/users?query=" + admin.name()))
                .path("items")
                .get(0);
        assertThat(listed).isEqualTo(user);
    }

    @Test
    void endsEverythingOfAUserWhoIsDisabledAndLetsThemInAgainLater() {
        var user = Person.customer(port);
        var answer = put(admin, user.id(), "*", DISABLED);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).path("enabled").asBoolean()).isFalse();
        assertThat(user.oidc().refresh(user.tokens().refresh()).error()).isEqualTo("invalid_grant");
        assertThat(Browser.location(user.browser().get("/account"))).endsWith("/login");
        assertThat(Browser.location(user.browser().signIn(user.name(), Oidc.PASSWORD)))
                .endsWith("/login?error");

        assertThat(put(admin, user.id(), "*", CUSTOMER).statusCode()).isEqualTo(200);
        assertThat(user.oidc().refresh(user.tokens().refresh()).error()).isEqualTo("invalid_grant");
        user.browser().signIn(user.name(), Oidc.PASSWORD);
        assertThat(user.afresh().roles()).containsExactly("customer");
    }

    @Test
    void givesNoTokenToAUserWhoWasDisabledInTheMiddleOfTheirSignIn() {
        var user = Person.customer(port);
        jdbc.sql("update users set enabled = false where id = ?::uuid")
                .param(user.id())
                .update();
        assertThat(user.oidc().fresh().error()).isEqualTo("invalid_grant");
        assertThat(user.browser()
                        .get(
                                "/userinfo",
                                "Authorization",
                                "Bearer " + user.tokens().access())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void endsEverythingOfAUserWhoseRoleChanges() {
        var user = Person.customer(port);
        assertThat(put(admin, user.id(), "*", ADMIN).statusCode()).isEqualTo(200);

        assertThat(user.oidc().refresh(user.tokens().refresh()).error()).isEqualTo("invalid_grant");
        user.browser().signIn(user.name(), Oidc.PASSWORD);
        var promoted = user.afresh();
        assertThat(promoted.roles()).containsExactly("customer", "admin");
        assertThat(promoted.get("/api/users").statusCode()).isEqualTo(200);
    }

    @Test
    void leavesAUserAloneWhoStaysWhatTheyWere() {
        var user = Person.customer(port);
        var before = admin.get("/api/users/" + user.id());
        var after = put(admin, user.id(), "*", CUSTOMER);
        assertThat(json(after)).isEqualTo(json(before));
        assertThat(user.oidc().refresh(user.tokens().refresh()).response().statusCode())
                .isEqualTo(200);
    }

    @Test
    void demandsTheVersionThatWasRead() {
        var user = Person.customer(port);
        var read = admin.get("/api/users/" + user.id())
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        problem(put(admin, user.id(), null, ADMIN), 428, "if-match-missing");
        problem(put(admin, user.id(), "nonsense", ADMIN), 400, "if-match-malformed");

        var changed = put(admin, user.id(), read, ADMIN);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag")).isPresent().isNotEqualTo(Optional.of(read));
        problem(put(admin, user.id(), read, CUSTOMER), 412, "version-outdated");
        assertThat(json(admin.get("/api/users/" + user.id())).path("roles")).hasSize(2);
    }

    @Test
    void letsNoAdminTakeTheRoleOrTheAccessFromThemselves() {
        for (var wish : List.of(CUSTOMER, DISABLED, ADMIN.replace("true", "false"))) {
            problem(put(admin, admin.id(), "*", wish), 409, "last-admin");
        }
        Person.admin(port, jdbc);
        problem(put(admin, admin.id(), "*", CUSTOMER), 409, "own-access");
        assertThat(put(admin, admin.id(), "*", ADMIN).statusCode()).isEqualTo(200);
    }

    @Test
    void takesNoOrdersFromWhoIsNoAdminAnyMore() {
        var former = Person.admin(port, jdbc);
        var user = Person.customer(port);
        assertThat(put(admin, former.id(), "*", CUSTOMER).statusCode()).isEqualTo(200);
        problem(put(former, former.id(), "*", ADMIN), 403, "forbidden");
        problem(put(former, user.id(), "*", DISABLED), 403, "forbidden");
    }

    @Test
    void keepsAnAdminWhenTwoTakeTheRoleFromEachOtherAtOnce() throws Exception {
        var other = Person.admin(port, jdbc);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> one = () -> put(admin, other.id(), "*", CUSTOMER).statusCode();
            Callable<Integer> two = () -> put(other, admin.id(), "*", CUSTOMER).statusCode();
            var answers = threads.invokeAll(List.of(one, two));
            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(200, 403);
        }
        assertThat(jdbc.sql("select count(*) from user_role where role = 'ADMIN'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "'{\"roles\": [\"admin\"], \"enabled\": true}'              | roles    | must contain customer, which"
                        + " everybody is",
                "'{\"roles\": [\"customer\", \"root\"], \"enabled\": true}' | roles[1] | is not one of the known values",
                "'{\"enabled\": true}'                                      | roles    | is missing",
                "'{\"roles\": [\"customer\", null], \"enabled\": true}' | roles[1] | is missing or is not of the"
                        + " expected kind",
                "'{\"roles\": [\"customer\"]}'                              | enabled  | is missing",
            })
    void saysWhichValueIsWrong(String body, String field, String sentence) {
        var problem = problem(put(admin, Person.customer(port).id(), "*", body), 400, "invalid");
        assertThat(problem.path("errors")).hasSize(1);
        assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo(field);
        assertThat(problem.path("errors").get(0).path("message").asString()).isEqualTo(sentence);
    }

    @Test
    void answersEverythingItCannotDoWithAProblem() {
        problem(admin.get("/api/users/" + UUID.randomUUID()), 404, "user-not-found");
        problem(put(admin, UUID.randomUUID().toString(), "*", CUSTOMER), 404, "user-not-found");
        problem(admin.get("/api/users?size=0"), 400, "invalid");
        problem(admin.get("/api/users?after=nonsense"), 400, "bad-cursor");
        assertThat(admin.get("/api/users/1").statusCode()).isEqualTo(400);
    }

    @Test
    void isForAdministratorsAlone() {
        var customer = Person.customer(port);
        for (var path : List.of("/api/users", "/api/users/" + customer.id())) {
            problem(admin.browser().get(path), 401, "unauthorized");
            problem(customer.get(path), 403, "forbidden");
            var machine =
                    admin.oidc().token("machine", AuthTest.MACHINE_SECRET, Map.of("grant_type", "client_credentials"));
            problem(
                    send(HttpRequest.newBuilder(admin.browser().here(path))
                            .header("Authorization", "Bearer " + machine.access())),
                    403,
                    "forbidden");
        }
        problem(put(customer, customer.id(), "*", ADMIN), 403, "forbidden");
    }

    private HttpResponse<String> put(Person caller, String id, @Nullable String ifMatch, String body) {
        var request = caller.authorized("/api/users/" + id)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body));
        return send(ifMatch == null ? request : request.header("If-Match", ifMatch));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return new Browser(port).send(request);
    }

    private static List<String> names(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(user -> user.path("name").asString())
                .toList();
    }
}
