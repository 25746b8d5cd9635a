package dev.slipway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

@AuthTest
class SignInTests {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Browser browser;
    private String name;

    @BeforeEach
    void registersSomebody() {
        browser = new Browser(port);
        name = "sign-" + UUID.randomUUID().toString().substring(0, 8);
        browser.register(name, Oidc.PASSWORD);
    }

    @Test
    void givesANewSessionIdToWhoSignsIn() {
        browser.get("/login");
        var planted = browser.copy();
        var before = browser.sessionCookie().orElseThrow().getValue();

        browser.signIn(name, Oidc.PASSWORD);

        assertThat(browser.sessionCookie().orElseThrow().getValue()).isNotEqualTo(before);
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
        assertThat(Browser.location(planted.get("/account"))).endsWith("/login");
    }

    @Test
    void keepsTheSessionsCookieFromScriptsAndOtherSites() {
        var set = browser.copy().get("/login").headers().allValues("Set-Cookie");
        var signedIn = browser.signIn(name, Oidc.PASSWORD).headers().allValues("Set-Cookie");
        assertThat(signedIn)
                .filteredOn(cookie -> cookie.startsWith("SLIPWAY_AUTH="))
                .singleElement()
                .asString()
                .startsWith("SLIPWAY_AUTH=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContainIgnoringCase("domain=");
        assertThat(set).isEmpty(); // who has a session gets no other by looking
    }

    @Test
    void tellsNobodyWhichNamesExist() {
        var wrong = browser.signIn(name, "four quiet green trains");
        var unknown = new Browser(port).signIn("nobody-" + name, "four quiet green trains");
        var impossible = new Browser(port).signIn("!", "four quiet green trains");

        assertThat(wrong.statusCode()).isEqualTo(302);
        for (var refused : new HttpResponse<?>[] {wrong, unknown, impossible}) {
            assertThat(refused.statusCode()).isEqualTo(wrong.statusCode());
            assertThat(Browser.location(refused)).isEqualTo("/login?error");
        }
        assertThat(browser.get("/login?error").body()).contains("The sign-in name or the password is not right.");
        assertThat(Browser.location(browser.get("/account"))).endsWith("/login");
    }

    @Test
    void hashesAPasswordAnewThatWasHashedCheaper() {
        var older = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode(Oidc.PASSWORD);
        jdbc.sql("update users set password = ? where name = ?")
                .params("{argon2}" + older, name)
                .update();

        assertThat(Browser.location(browser.signIn(name, Oidc.PASSWORD))).endsWith("/account");

        assertThat(jdbc.sql("select password from users where name = ?")
                        .param(name)
                        .query(String.class)
                        .single())
                .startsWith("{argon2}$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(Browser.location(new Browser(port).signIn(name, Oidc.PASSWORD)))
                .endsWith("/account");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FOUR QUIET GREEN BOATS", " four quiet green boats", "four quiet green boats ", "four", ""})
    void takesThePasswordExactlyAsItWasChosen(String almost) {
        assertThat(Browser.location(browser.signIn(name, almost))).isEqualTo("/login?error");
    }

    @Test
    void takesTheNameAsPeopleTypeIt() {
        assertThat(Browser.location(browser.signIn(" " + name.toUpperCase(Locale.ROOT) + " ", Oidc.PASSWORD)))
                .endsWith("/account");
        assertThat(Browser.location(browser.get("/login"))).endsWith("/account");
    }

    @Test
    void refusesAFormThatIsNotOursAndOffersAFreshOne() {
        var forged = browser.post("/login", Map.of("username", name, "password", Oidc.PASSWORD), "Accept", "text/html");
        assertThat(Browser.location(forged)).isEqualTo("/login?expired");
        assertThat(browser.get("/login?expired").body()).contains("had been open for too long");
        assertThat(Browser.location(browser.get("/account"))).endsWith("/login");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login?redirect=http://evil.test/",
                "/login?continue=http://evil.test/",
                "/login?next=//evil.test/",
                "/login?url=http://evil.test/"
            })
    void leadsNowhereElseAfterwards(String page) {
        var next = browser.submit(page, page, Map.of("username", name, "password", Oidc.PASSWORD));
        assertThat(Browser.location(next)).isIn("/account", AuthTest.PUBLIC_URL + "/account");
    }

    @Test
    void believesNoHeaderAboutItsOwnAddress() {
        var away = browser.get(
                "/account",
                "X-Forwarded-Host",
                "evil.test",
                "X-Forwarded-Proto",
                "https",
                "Forwarded",
                "host=evil.test");
        assertThat(Browser.location(away)).isEqualTo("/login");
        assertThat(Browser.location(browser.signIn(name, Oidc.PASSWORD))).startsWith(AuthTest.PUBLIC_URL + "/account");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/userinfo", "/account/nothing", "/account/assets/none.css", "/connect/logout", "/nothing"})
    void remembersNothingForStrangersWhoAskForNothing(String path) {
        var stranger = new Browser(port);
        stranger.get(path);
        assertThat(stranger.sessionCookie()).isEmpty();
    }

    @Test
    void endsTheSessionOnTheServerToo() {
        browser.signIn(name, Oidc.PASSWORD);
        var thief = browser.copy();
        assertThat(thief.get("/account").statusCode()).isEqualTo(200);

        var out = browser.submit("/account", "/account/logout", Map.of());

        assertThat(Browser.location(out)).isEqualTo("/login?signed-out");
        assertThat(Browser.location(browser.get("/account"))).endsWith("/login");
        assertThat(Browser.location(thief.get("/account"))).endsWith("/login");
    }

    @Test
    void signsNobodyOutByALinkOrAForeignForm() {
        browser.signIn(name, Oidc.PASSWORD);
        assertThat(browser.get("/account/logout").statusCode()).isEqualTo(404);
        assertThat(browser.post("/account/logout", Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.get("/connect/logout").statusCode()).isEqualTo(400);
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void sendsSomebodyHomeWhoseAccountIsGone() {
        browser.signIn(name, Oidc.PASSWORD);
        jdbc.sql("delete from users where name = ?").param(name).update();

        assertThat(Browser.location(browser.get("/account"))).endsWith("/login");
        assertThat(browser.get("/login").statusCode()).isEqualTo(200);
        assertThat(Browser.location(browser.signIn(name, Oidc.PASSWORD))).isEqualTo("/login?error");
    }
}
