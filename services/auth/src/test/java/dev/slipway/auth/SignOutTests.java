package dev.slipway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Out is out: with the session end the tokens that were given while it lasted. */
@AuthTest
class SignOutTests {

    private static final String HOME = AuthTest.PUBLIC_URL + "/";

    @LocalServerPort
    private int port;

    private Browser browser;
    private Oidc oidc;

    @BeforeEach
    void opensABrowser() {
        browser = new Browser(port);
        oidc = new Oidc(browser);
    }

    @Test
    void endsSessionAndTokensByTheProtocol() {
        var tokens = oidc.refresh(oidc.signedIn().refresh());

        var out = leave(browser, Map.of("id_token_hint", tokens.id(), "post_logout_redirect_uri", HOME, "state", "s1"));

        assertThat(out).isEqualTo(HOME + "?state=s1");
        assertThat(Browser.location(browser.get("/account"))).endsWith("/login");
        assertThat(oidc.refresh(tokens.refresh()).error()).isEqualTo("invalid_grant");
        assertThat(browser.get("/userinfo", "Authorization", "Bearer " + tokens.access())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void endsTheTokensOfABrowserThatHasNoSessionAnyMore() {
        var tokens = oidc.signedIn();
        leave(new Browser(port), Map.of("id_token_hint", tokens.id()));
        assertThat(oidc.refresh(tokens.refresh()).error()).isEqualTo("invalid_grant");
    }

    @Test
    void endsTheTokensOfEverythingThatWasOpenedFromTheSession() {
        var shop = oidc.signedIn();
        var another = oidc.fresh();

        browser.submit("/account", "/account/logout", Map.of());

        assertThat(oidc.refresh(shop.refresh()).error()).isEqualTo("invalid_grant");
        assertThat(oidc.refresh(another.refresh()).error()).isEqualTo("invalid_grant");
    }

    @Test
    void leavesOtherPeopleAndOtherBrowsersAlone() {
        var stays = oidc.signedIn();
        var leaving = new Oidc(new Browser(port)).signedIn();

        leave(new Browser(port), Map.of("id_token_hint", leaving.id()));

        assertThat(oidc.refresh(stays.refresh()).response().statusCode()).isEqualTo(200);
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void signsNobodyOutByTheTokenOfSomebodyElse() {
        oidc.signedIn();
        var mallory = new Oidc(new Browser(port)).signedIn();
        var refused = browser.get("/connect/logout?id_token_hint=" + mallory.id());
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.test/",
                "http://localhost:8080/elsewhere",
                "//evil.test",
                "http://localhost:8080.evil.test/"
            })
    void neverLeadsAnywhereElse(String redirect) {
        var tokens = oidc.signedIn();
        var refused = browser.get("/connect/logout?"
                + Browser.encode(Map.of("id_token_hint", tokens.id(), "post_logout_redirect_uri", redirect)));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Browser.location(refused)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0."})
    void takesNoTokenThatIsNotOurs(String hint) {
        oidc.signedIn();
        assertThat(browser.get("/connect/logout?id_token_hint=" + hint).statusCode())
                .isEqualTo(400);
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void takesNoAccessTokenInPlaceOfTheIdToken() {
        var tokens = oidc.signedIn();
        assertThat(browser.get("/connect/logout?id_token_hint=" + tokens.access())
                        .statusCode())
                .isEqualTo(400);
        assertThat(oidc.refresh(tokens.refresh()).response().statusCode()).isEqualTo(200);
    }

    @Test
    void revokesByTheClientThatHasTheToken() {
        var tokens = oidc.signedIn();
        var revoked = browser.post(
                "/oauth2/revoke",
                Map.of("token", tokens.refresh()),
                "Authorization",
                Oidc.basic("gateway", AuthTest.GATEWAY_SECRET));
        assertThat(revoked.statusCode()).isEqualTo(200);
        assertThat(oidc.refresh(tokens.refresh()).error()).isEqualTo("invalid_grant");
        assertThat(leave(browser, Map.of("id_token_hint", tokens.id(), "post_logout_redirect_uri", HOME)))
                .as("the ID token is still good for signing out")
                .isEqualTo(HOME);
    }

    @Test
    void revokesNothingForAnotherClient() {
        var tokens = oidc.signedIn();
        browser.post(
                "/oauth2/revoke",
                Map.of("token", tokens.refresh()),
                "Authorization",
                Oidc.basic("machine", AuthTest.MACHINE_SECRET));
        assertThat(oidc.refresh(tokens.refresh()).response().statusCode()).isEqualTo(200);
    }

    private static String leave(Browser browser, Map<String, String> parameters) {
        return Browser.location(browser.get("/connect/logout?" + Browser.encode(parameters)));
    }
}
