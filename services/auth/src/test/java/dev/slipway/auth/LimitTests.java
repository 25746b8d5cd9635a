package dev.slipway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever guesses is slowed down, and whoever is guessed at is not. Each test is at an address of its own. */
@AuthTest
class LimitTests {

    private static final String WRONG = "four quiet green trains";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Browser owner;
    private String name;
    private String address;

    @BeforeEach
    void registersSomebody() {
        owner = new Browser(port);
        name = "limit-" + UUID.randomUUID().toString().substring(0, 8);
        address = "2001:db8::" + name.substring(6, 10) + ":" + name.substring(10);
        owner.register(name, Oidc.PASSWORD);
    }

    @Test
    void slowDownWhoGuessesAPassword() {
        for (int tried = 0; tried < 10; tried++) {
            assertThat(Browser.location(signIn(new Browser(port), name, WRONG))).isEqualTo("/login?error");
        }
        assertThat(count("account", name)).isEqualTo(10);
        makeWait("account", name);

        var refused = signIn(new Browser(port), name, Oidc.PASSWORD);
        assertRefused(refused);
        assertThat(refused.body()).contains("Too many attempts");
        assertThat(count("account", name)).isEqualTo(10);
    }

    @Test
    void keepNoOwnerOutOfADeviceThatSignedInBefore() {
        owner.signIn(name, Oidc.PASSWORD);
        owner.submit("/account", "/account/logout", Map.of());
        makeWait("account", name);
        makeWait("sign-in-from", address);

        assertThat(Browser.location(signIn(owner, name, Oidc.PASSWORD))).endsWith("/account");
        assertRefused(signIn(new Browser(port), name, Oidc.PASSWORD));
    }

    @Test
    void countAKnownDeviceByItself() {
        owner.signIn(name, Oidc.PASSWORD);
        owner.submit("/account", "/account/logout", Map.of());

        signIn(owner, name, WRONG);

        assertThat(rows("account", name)).isZero();
        assertThat(rows("sign-in-from", address)).isZero();
    }

    @Test
    void knowADeviceOnlyForTheAccountThatSignedInOnIt() {
        owner.signIn(name, Oidc.PASSWORD);
        owner.submit("/account", "/account/logout", Map.of());
        var other = name + "-2";
        new Browser(port).register(other, Oidc.PASSWORD);
        makeWait("account", other);

        assertRefused(signIn(owner, other, Oidc.PASSWORD));
    }

    @Test
    void believeNoCookieThatIsNotSealedHere() {
        makeWait("account", name);
        var browser = new Browser(port);
        var form = filled(browser, "/login", Map.of("username", name, "password", Oidc.PASSWORD));
        var session = "SLIPWAY_AUTH=" + browser.sessionCookie().orElseThrow().getValue();
        for (var forged : new String[] {"", "!", "AAAA", "A".repeat(400)}) {
            assertRefused(new Browser(port)
                    .post("/login", form, "Accept", "text/html", "Cookie", session + "; SLIPWAY_DEVICE=" + forged));
        }
    }

    @Test
    void keepTheDevicesCookieFromScriptsAndOtherPages() {
        assertThat(owner.signIn(name, Oidc.PASSWORD).headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("SLIPWAY_DEVICE="))
                .singleElement()
                .asString()
                .contains("Path=/login", "HttpOnly", "SameSite=Lax");
    }

    @Test
    void countNamesThatNobodyHasInTheSameWay() {
        var nobody = "nobody-" + name;
        signIn(new Browser(port), nobody, WRONG);
        assertThat(count("account", nobody)).isEqualTo(1);
        makeWait("account", nobody);
        assertRefused(signIn(new Browser(port), nobody, WRONG));
    }

    @Test
    void countANameOnceHoweverItIsWritten() {
        signIn(new Browser(port), " " + name.toUpperCase(Locale.ROOT), WRONG);
        signIn(new Browser(port), name.replace("l", "\uFF4C"), WRONG);
        assertThat(count("account", name)).isEqualTo(2);
    }

    @Test
    void forgetTheAccountsFailuresWhenItsOwnerSignsIn() {
        signIn(new Browser(port), name, WRONG);
        signIn(new Browser(port), name, Oidc.PASSWORD);
        assertThat(rows("account", name)).isZero();
        assertThat(count("sign-in-from", address)).isEqualTo(1);
    }

    @Test
    void slowDownOneAddressForManyNames() {
        makeWait("sign-in-from", address);
        assertRefused(signIn(new Browser(port), name, Oidc.PASSWORD));
        assertThat(rows("account", name)).isZero();
        assertThat(Browser.location(new Browser(port).signIn(name, Oidc.PASSWORD)))
                .as("from another address")
                .endsWith("/account");
    }

    @Test
    void slowDownRegistrations() {
        makeWait("registration-from", address);
        var form = Map.of("username", name + "-3", "displayName", "X", "email", "x@example.org", "password", WRONG);
        assertRefused(send(new Browser(port), "/register", "/register", form));
        assertThat(jdbc.sql("select count(*) from users where name = ?")
                        .param(name + "-3")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void slowDownWhoAsksForLinksByMail() {
        var form = Map.of("email", name.toUpperCase(Locale.ROOT) + "@example.org");
        for (int asked = 0; asked < 3; asked++) {
            send(new Browser(port), "/account/password/forgotten", "/account/password/forgotten", form);
        }
        assertThat(count("reset", name + "@example.org")).isEqualTo(3);
        makeWait("reset", name + "@example.org");
        assertRefused(send(new Browser(port), "/account/password/forgotten", "/account/password/forgotten", form));
    }

    @Test
    void slowDownWhoGuessesTheCurrentPasswordInAForeignSession() {
        owner.signIn(name, Oidc.PASSWORD);
        var user = jdbc.sql("select id::text from users where name = ?")
                .param(name)
                .query(String.class)
                .single();
        var guess = Map.of("current", WRONG, "wanted", "seven loud red trains");
        var emailGuess = Map.of("current", WRONG, "email", "thief@example.org");
        send(owner, "/account", "/account/password", guess);
        send(owner, "/account", "/account/email", emailGuess);
        assertThat(count("current-password", user)).isEqualTo(2);
        makeWait("current-password", user);
        assertRefused(send(owner, "/account", "/account/password", guess));
        assertRefused(send(owner, "/account", "/account/email", emailGuess));
    }

    @Test
    void forgetFailuresWithTheCurrentPasswordWhenItIsKnown() {
        owner.signIn(name, Oidc.PASSWORD);
        var user = jdbc.sql("select id::text from users where name = ?")
                .param(name)
                .query(String.class)
                .single();
        send(owner, "/account", "/account/email", Map.of("current", WRONG, "email", "x@example.org"));
        send(owner, "/account", "/account/email", Map.of("current", Oidc.PASSWORD, "email", "x@example.org"));
        assertThat(rows("current-password", user)).isZero();
    }

    @Test
    void countNoFormThatIsNotOurs() {
        new Browser(port).post("/login", Map.of("username", name, "password", WRONG));
        assertThat(rows("account", name)).isZero();
    }

    @Test
    void areToldToProgramsAsAProblem() {
        makeWait("account", name);
        var browser = new Browser(port);
        var form = filled(browser, "/login", Map.of("username", name, "password", WRONG));
        Answers.problem(browser.post("/login", form, "Accept", "application/json"), 429, "too-many-requests");
    }

    private HttpResponse<String> signIn(Browser browser, String name, String password) {
        return send(browser, "/login", "/login", Map.of("username", name, "password", password));
    }

    private HttpResponse<String> send(Browser browser, String page, String action, Map<String, String> form) {
        return browser.post(action, filled(browser, page, form), "Accept", "text/html", "X-Forwarded-For", address);
    }

    private static Map<String, String> filled(Browser browser, String page, Map<String, String> form) {
        var filled = new HashMap<>(form);
        filled.put("_csrf", Browser.csrf(browser.get(page).body()).orElseThrow());
        return filled;
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After"))
                .hasValueSatisfying(
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 60));
    }

    /** As if so many had come that the next one has to wait for a minute. */
    private void makeWait(String what, String who) {
        jdbc.sql("""
                insert into attempt (key, count, next_at, forgotten_at)
                values (:key, 16, clock_timestamp() + interval '1 min', clock_timestamp() + interval '1 h')
                on conflict (key) do update set next_at = excluded.next_at""").param("key", key(what, who)).update();
    }

    private int count(String what, String who) {
        return jdbc.sql("select count from attempt where key = :key")
                .param("key", key(what, who))
                .query(Integer.class)
                .single();
    }

    private long rows(String what, String who) {
        return jdbc.sql("select count(*) from attempt where key = :key")
                .param("key", key(what, who))
                .query(Long.class)
                .single();
    }

    private static byte[] key(String what, String who) {
        return Digests.sha256(what + ":" + who);
    }
}
