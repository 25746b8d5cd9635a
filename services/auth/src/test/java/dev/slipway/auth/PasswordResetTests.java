package dev.slipway.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.Eventually;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@AuthTest
class PasswordResetTests {

    private static final String NEW = "seven loud red trains";
    private static final String FORGOTTEN = "/account/password/forgotten";
    private static final String RESET = "/account/password/reset";
    private static final Pattern LINK = Pattern.compile("\\Q" + AuthTest.PUBLIC_URL + RESET + "?token=\\E([\\w-]{43})");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Person admin;
    private Browser browser;
    private String name;
    private String email;

    @BeforeEach
    void registersSomebody() {
        admin = Person.admin(port, jdbc);
        browser = new Browser(port);
        name = "reset-" + UUID.randomUUID().toString().substring(0, 8);
        email = name + "@example.org";
        browser.register(name, "Somebody", email, Oidc.PASSWORD);
    }

    @Test
    void letsSomebodyBackInAndEverybodyElseOut() {
        browser.signIn(name, Oidc.PASSWORD);
        var elsewhere = new Browser(port);
        elsewhere.signIn(name, Oidc.PASSWORD);
        var refresh = new Oidc(elsewhere).fresh().refresh();
        var token = asked();

        var reset = reset(browser, token, NEW);

        assertThat(Browser.location(reset)).isEqualTo("/login?reset");
        assertThat(browser.get("/login?reset").body()).contains("Your password is changed.");
        var events = "/api/auth/events?kind=password-reset&user=" + user();
        assertThat(Answers.json(admin.get(events)).path("items")).hasSize(1);
        for (var signedIn : List.of(browser, elsewhere)) {
            assertThat(Browser.location(signedIn.get("/account"))).endsWith("/login");
        }
        assertThat(new Oidc(elsewhere).refresh(refresh).error()).isEqualTo("invalid_grant");
        assertThat(Browser.location(new Browser(port).signIn(name, Oidc.PASSWORD)))
                .isEqualTo("/login?error");
        assertThat(Browser.location(new Browser(port).signIn(name, NEW))).endsWith("/account");
    }

    @Test
    void takesALinkOnceHoweverOftenItIsOpened() {
        var token = asked();
        for (int opened = 0; opened < 2; opened++) {
            assertThat(browser.get(RESET + "?token=" + token).body()).contains("name=\"wanted\"");
        }
        assertThat(Browser.location(reset(browser, token, NEW))).isEqualTo("/login?reset");

        assertThat(browser.get(RESET + "?token=" + token).body())
                .contains("This link does not work")
                .doesNotContain("name=\"wanted\"");
        assertThat(send(browser, token, "nine tall blue towers").body()).contains("This link does not work");
        assertThat(Browser.location(new Browser(port).signIn(name, NEW))).endsWith("/account");
    }

    @Test
    void takesOnlyTheNewestLink() {
        var first = asked();
        var second = asked();
        assertThat(second).isNotEqualTo(first);
        assertThat(send(browser, first, NEW).body()).contains("This link does not work");
        assertThat(Browser.location(reset(browser, second, NEW))).isEqualTo("/login?reset");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update password_reset set expires_at = now() where user_id = :user",
                "update users set enabled = false where id = :user",
                "update users set email = 'another@example.org' where id = :user"
            })
    void takesNoLinkAfter(String change) {
        var token = asked();
        jdbc.sql(change).param("user", user()).update();

        assertThat(browser.get(RESET + "?token=" + token).body()).contains("This link does not work");
        assertThat(send(browser, token, NEW).body()).contains("This link does not work");
    }

    @Test
    void takesNoLinkAfterThePasswordWasChangedOtherwise() {
        var token = asked();
        browser.signIn(name, Oidc.PASSWORD);
        browser.submit("/account", "/account/password", Map.of("current", Oidc.PASSWORD, "wanted", NEW));

        assertThat(send(browser, token, "nine tall blue towers").body()).contains("This link does not work");
    }

    @Test
    void keepsTheLinkWhereTheNewPasswordIsRefused() {
        var token = asked();
        var refused = reset(browser, token, "short");
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(refused.body()).contains("at least 12 characters", token);
        assertThat(Browser.location(reset(browser, token, NEW))).isEqualTo("/login?reset");
    }

    @Test
    void tellsNobodyWhichAddressesExist() {
        var known = ask(new Browser(port), email);
        var unknown = ask(new Browser(port), "nobody-" + email);

        assertThat(known.statusCode()).isEqualTo(302);
        assertThat(unknown.statusCode()).isEqualTo(known.statusCode());
        assertThat(Browser.location(known)).isEqualTo(FORGOTTEN + "?sent");
        assertThat(Browser.location(unknown)).isEqualTo(Browser.location(known));
        assertThat(browser.get(FORGOTTEN + "?sent").body()).contains("If somebody has an account with this address");
        Eventually.within(
                Duration.ofSeconds(20), () -> assertThat(lettersTo(email)).hasSize(1));
        assertThat(lettersTo("nobody-" + email)).isEmpty();
    }

    @Test
    void writesToTheAddressInWhateverCaseItIsTypedAndInTheLanguageOfTheBrowser() {
        var page = browser.get(FORGOTTEN, "Accept-Language", "de");
        var form = Map.of(
                "email",
                " " + email.toUpperCase(Locale.ROOT) + " ",
                "_csrf",
                Browser.csrf(page.body()).orElseThrow());
        browser.post(FORGOTTEN, form, "Accept", "text/html", "Accept-Language", "de");

        var letter = onlyLetter();
        assertThat(letter.path("subject").asString()).isEqualTo("Slipway: neues Passwort wählen");
        assertThat(letter.path("text").asString()).contains("das Konto " + name, "innerhalb von 30 Minuten");
    }

    @Test
    void keepsNoTokenThatOpensAnything() {
        var token = asked();
        var rows = jdbc.sql("select r::text from password_reset r union all select m::text from mailbox m")
                .query(String.class)
                .list();
        var hex = HexFormat.of().formatHex(token.getBytes(UTF_8));
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(token) || row.contains(hex));
    }

    @Test
    void refusesAFormThatIsNotOurs() {
        var token = asked();
        assertThat(browser.post(FORGOTTEN, Map.of("email", email)).statusCode()).isEqualTo(403);
        assertThat(browser.post(RESET, Map.of("token", token, "wanted", NEW)).statusCode())
                .isEqualTo(403);
        assertThat(Browser.location(new Browser(port).signIn(name, NEW))).isEqualTo("/login?error");
    }

    @Test
    void understandsNoFormWithoutItsFields() {
        assertThat(browser.submit(FORGOTTEN, Map.of()).statusCode()).isEqualTo(400);
        assertThat(browser.get(RESET).statusCode()).isEqualTo(400);
    }

    @Test
    void showsTheMailboxToAdministratorsPageByPage() {
        asked();
        asked();
        var first = Answers.json(admin.get("/api/auth/mailbox?size=1"));
        assertThat(first.path("items")).hasSize(1);
        var rest = Answers.json(
                admin.get("/api/auth/mailbox?size=1&after=" + first.path("next").asString()));
        assertThat(rest.path("items").get(0).path("id").asLong())
                .isLessThan(first.path("items").get(0).path("id").asLong());
        Answers.problem(admin.get("/api/auth/mailbox?size=0"), 400, "invalid");
        Answers.problem(admin.get("/api/auth/mailbox?after=nonsense"), 400, "bad-cursor");
    }

    @Test
    void showsTheMailboxToNobodyElse() {
        Answers.problem(Person.customer(port).get("/api/auth/mailbox"), 403, "forbidden");
        Answers.problem(browser.get("/api/auth/mailbox"), 401, "unauthorized");
    }

    private UUID user() {
        return jdbc.sql("select id from users where name = ?")
                .param(name)
                .query(UUID.class)
                .single();
    }

    /** Asks for a link, and gives back the token in it once it is there. */
    private String asked() {
        var before = lettersTo(email).size();
        ask(browser, email);
        Eventually.within(
                Duration.ofSeconds(20), () -> assertThat(lettersTo(email)).hasSize(before + 1));
        var text = lettersTo(email).getFirst().path("text").asString();
        var link = LINK.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group(1);
    }

    private JsonNode onlyLetter() {
        Eventually.within(
                Duration.ofSeconds(20), () -> assertThat(lettersTo(email)).hasSize(1));
        return lettersTo(email).getFirst();
    }

    /** The newest first. */
    private List<JsonNode> lettersTo(String address) {
        return Answers.json(admin.get("/api/auth/mailbox?size=100"))
                .path("items")
                .valueStream()
                .filter(letter -> letter.path("to").asString().equals(address))
                .toList();
    }

    private static HttpResponse<String> ask(Browser browser, String email) {
        return browser.submit(FORGOTTEN, Map.of("email", email));
    }

    private static HttpResponse<String> reset(Browser browser, String token, String wanted) {
        return browser.submit(RESET + "?token=" + token, RESET, Map.of("token", token, "wanted", wanted));
    }

    /** Where the link is over its page has no form, but somebody may have kept an earlier one open. */
    private static HttpResponse<String> send(Browser browser, String token, String wanted) {
        return browser.submit(FORGOTTEN, RESET, Map.of("token", token, "wanted", wanted));
    }
}
