package dev.slipway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@AuthTest
class AccountTests {

    private static final String NEW = "seven loud red trains";

    @LocalServerPort
    private int port;

    private Browser browser;
    private String name;

    @BeforeEach
    void signsSomebodyIn() {
        browser = new Browser(port);
        name = "acc-" + UUID.randomUUID().toString().substring(0, 8);
        browser.register(name, Oidc.PASSWORD);
        browser.signIn(name, Oidc.PASSWORD);
    }

    @Test
    void changesTheNameAndNothingElse() {
        var saved = browser.submit(
                "/account", Map.of("displayName", " Wanda W. ", "email", "wanda@example.org", "roles", "ADMIN"));

        assertThat(Browser.location(saved)).isEqualTo("/account?saved");
        assertThat(browser.get("/account?saved").body())
                .contains("Saved.", "value=\"Wanda W.\"", "value=\"somebody@example.org\"", "<dd>customer</dd>");
    }

    @Test
    void changesTheAddressForWhoKnowsThePassword() {
        var changed = changeEmail(" wanda@example.org ", Oidc.PASSWORD);

        assertThat(Browser.location(changed)).isEqualTo("/account?email-changed");
        assertThat(browser.get("/account?email-changed").body())
                .contains("Your e-mail address is changed.", "value=\"wanda@example.org\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "four quiet green trains"})
    void changesNoAddressWithoutTheCurrentPassword(String password) {
        assertThat(changeEmail("wanda@example.org", password).body())
                .contains("The current password is not right.", "value=\"wanda@example.org\"");
        assertThat(browser.get("/account").body()).contains("value=\"somebody@example.org\"");
    }

    @Test
    void keepsWhatWasTypedWhenItIsRefusedButNoPassword() {
        assertThat(browser.submit("/account", Map.of("displayName", "\u200b")).body())
                .contains("Please tell us how to call you.", "value=\"somebody@example.org\"");

        var refused = changeEmail("no address", Oidc.PASSWORD);
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(refused.body())
                .contains("This is no e-mail address.", "value=\"no address\"", name)
                .doesNotContain(Oidc.PASSWORD);
        assertThat(browser.get("/account").body()).contains("value=\"somebody@example.org\"");
    }

    @Test
    void changesThePasswordAndSignsOutEverywhereElse() {
        var elsewhere = new Browser(port);
        elsewhere.signIn(name, Oidc.PASSWORD);
        var refresh = new Oidc(elsewhere).fresh().refresh();

        var changed = change(Oidc.PASSWORD, NEW);

        assertThat(Browser.location(changed)).isEqualTo("/account?password-changed");
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
        assertThat(Browser.location(elsewhere.get("/account"))).endsWith("/login");
        assertThat(new Oidc(elsewhere).refresh(refresh).error()).isEqualTo("invalid_grant");
        assertThat(Browser.location(new Browser(port).signIn(name, Oidc.PASSWORD)))
                .isEqualTo("/login?error");
        assertThat(Browser.location(new Browser(port).signIn(name, NEW))).endsWith("/account");
    }

    @Test
    void changesNoPasswordWithoutTheCurrentOne() {
        assertThat(change("four quiet green trains", NEW).body()).contains("The current password is not right.");
        assertThat(change("", NEW).body()).contains("The current password is not right.");
        assertThat(Browser.location(new Browser(port).signIn(name, Oidc.PASSWORD)))
                .endsWith("/account");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "unbelievable", "somebody-2026"})
    void holdsANewPasswordToTheSameRules(String bad) {
        assertThat(change(Oidc.PASSWORD, bad).body()).contains("role=\"alert\"", "lease");
        assertThat(Browser.location(new Browser(port).signIn(name, Oidc.PASSWORD)))
                .endsWith("/account");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account", "/account/email", "/account/password"})
    void refusesAFormThatIsNotOurs(String path) {
        var forged = browser.post(
                path, Map.of("displayName", "X", "email", "x@example.org", "current", Oidc.PASSWORD, "wanted", NEW));
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(browser.get("/account").body()).contains("value=\"Somebody\"", "value=\"somebody@example.org\"");
        assertThat(Browser.location(new Browser(port).signIn(name, NEW))).isEqualTo("/login?error");
    }

    private HttpResponse<String> changeEmail(String email, String password) {
        return browser.submit("/account", "/account/email", Map.of("email", email, "current", password));
    }

    private HttpResponse<String> change(String current, String wanted) {
        return browser.submit("/account", "/account/password", Map.of("current", current, "wanted", wanted));
    }
}
