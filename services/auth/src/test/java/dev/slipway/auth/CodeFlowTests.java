package dev.slipway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@AuthTest
class CodeFlowTests {

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
    void leadsFromTheClientThroughTheSignInPageBackToTheClient() throws Exception {
        browser.register("Walter", Oidc.PASSWORD);
        var away = oidc.authorize(Map.of());
        assertThat(away.statusCode()).isEqualTo(302);
        assertThat(Browser.location(away)).endsWith("/login");

        var back = browser.signIn("wALTER", Oidc.PASSWORD);
        assertThat(Browser.location(back)).startsWith(AuthTest.PUBLIC_URL + "/oauth2/authorize?");
        var given = browser.get(Browser.location(back));
        assertThat(Browser.location(given)).startsWith(Oidc.CALLBACK);
        assertThat(Browser.query(Browser.location(given))).containsEntry("state", "state-1");

        var tokens = oidc.tokens(Browser.query(Browser.location(given)).get("code"));

        var access = tokens.accessJwt().getJWTClaimsSet();
        assertThat(tokens.accessJwt().getHeader().getType().getType()).isEqualTo("at+jwt");
        assertThat(access.getIssuer()).isEqualTo(AuthTest.PUBLIC_URL);
        assertThat(access.getAudience()).containsExactly("slipway");
        assertThat(access.getStringListClaim("roles")).containsExactly("customer");
        assertThat(access.getStringClaim("preferred_username")).isEqualTo("Walter");
        assertThat(access.getStringClaim("client_id")).isEqualTo("gateway");
        assertThat(UUID.fromString(access.getSubject())).isNotNull();
        assertThat(tokens.json().path("expires_in").asInt()).isBetween(290, 300);

        var id = tokens.idJwt().getJWTClaimsSet();
        assertThat(tokens.idJwt().getHeader().getType().getType()).isEqualTo("JWT");
        assertThat(id.getAudience()).containsExactly("gateway");
        assertThat(id.getSubject()).isEqualTo(access.getSubject());
        assertThat(id.getStringClaim("nonce")).isEqualTo("nonce-1");

        var jwks = JWKSet.parse(browser.get("/oauth2/jwks").body());
        var key = jwks.getKeyByKeyId(tokens.accessJwt().getHeader().getKeyID());
        assertThat(key.isPrivate()).isFalse();
        assertThat(tokens.accessJwt().verify(new RSASSAVerifier(key.toRSAKey())))
                .isTrue();
    }

    @Test
    void tellsProgramsWhereEverythingIsByThePublicAddress() {
        var found = browser.get("/.well-known/openid-configuration");
        assertThat(found.body())
                .contains("\"issuer\":\"" + AuthTest.PUBLIC_URL + "\"", AuthTest.PUBLIC_URL + "/oauth2/token", "S256");
    }

    @Test
    void givesTheCommandLineATokenAtAnyLoopbackPortButNothingToRefresh() {
        browser.register("carla", Oidc.PASSWORD);
        browser.signIn("carla", Oidc.PASSWORD);
        var redirect = "http://127.0.0.1:53117/callback";
        var given = oidc.authorize(Map.of("client_id", "cli", "redirect_uri", redirect));
        assertThat(Browser.location(given)).startsWith(redirect + "?code=");

        var tokens = oidc.publicToken(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "cli",
                "code",
                Browser.query(Browser.location(given)).get("code"),
                "redirect_uri",
                redirect,
                "code_verifier",
                Oidc.VERIFIER));

        assertThat(tokens.response().statusCode()).isEqualTo(200);
        assertThat(tokens.access()).isNotEmpty();
        assertThat(tokens.refresh()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "cli"})
    void isRefusedWithoutPkce(String client) {
        oidc.code();
        var redirect = client.equals("cli") ? "http://127.0.0.1/callback" : Oidc.CALLBACK;
        var refused = oidc.authorize(Map.of(
                "client_id", client, "redirect_uri", redirect, "code_challenge", "", "code_challenge_method", ""));
        assertThat(Browser.query(Browser.location(refused)))
                .containsEntry("error", "invalid_request")
                .doesNotContainKey("code");
        var plain =
                oidc.authorize(Map.of("client_id", client, "redirect_uri", redirect, "code_challenge_method", "plain"));
        assertThat(Browser.query(Browser.location(plain))).containsEntry("error", "invalid_request");
    }

    @Test
    void isRefusedWithAWrongVerifier() {
        var code = oidc.code();
        var wrong = oidc.token(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                Oidc.CALLBACK,
                "code_verifier",
                "X".repeat(43)));
        assertThat(wrong.response().statusCode()).isEqualTo(400);
        assertThat(wrong.error()).isEqualTo("invalid_grant");
    }

    @Test
    void endsEverythingWhenACodeComesTwice() {
        var code = oidc.code();
        var first = oidc.tokens(code);
        assertThat(oidc.tokens(code).error()).isEqualTo("invalid_grant");
        assertThat(oidc.refresh(first.refresh()).error()).isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/session/callback/",
                "http://localhost:8080/session/callback?x=1",
                "http://localhost:8080/session/callback#x",
                "http://localhost:8080/session/../callback",
                "http://localhost:8080.evil.test/session/callback",
                "http://evil.test/session/callback",
                "https://localhost:8080/session/callback",
                "http://localhost:8080@evil.test/session/callback",
                "http://127.0.0.1/callback"
            })
    void neverLeadsAnywhereElse(String redirect) {
        oidc.code();
        var refused = oidc.authorize(Map.of("redirect_uri", redirect));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Browser.location(refused)).isEmpty();
        assertThat(refused.body()).contains("<h1").doesNotContain("Exception", "springframework", redirect);
    }

    @Test
    void wantsTheSameRedirectAtTheTokenEndpoint() {
        var code = oidc.code();
        assertThat(oidc.token(Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                code,
                                "redirect_uri",
                                "http://localhost:8080/elsewhere",
                                "code_verifier",
                                Oidc.VERIFIER))
                        .error())
                .isEqualTo("invalid_grant");
    }

    @Test
    void givesAMachineATokenThatIsNoUsers() throws Exception {
        var tokens = oidc.token("machine", AuthTest.MACHINE_SECRET, Map.of("grant_type", "client_credentials"));
        var claims = tokens.accessJwt().getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("machine");
        assertThat(claims.getStringListClaim("roles")).isEmpty();
        assertThat(claims.getClaims()).doesNotContainKey("preferred_username");
        assertThat(claims.getAudience()).containsExactly("slipway");
        assertThat(browser.get("/account/profile", "Authorization", "Bearer " + tokens.access())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void refusesAClientThatDoesNotKnowItsSecret() {
        var refused = oidc.token("machine", "not-the-secret-at-all", Map.of("grant_type", "client_credentials"));
        assertThat(refused.response().statusCode()).isEqualTo(401);
        assertThat(refused.error()).isEqualTo("invalid_client");
        assertThat(oidc.token(Map.of("grant_type", "client_credentials")).error())
                .isEqualTo("unauthorized_client");
        assertThat(oidc.token(Map.of("grant_type", "password", "username", "a", "password", "b"))
                        .error())
                .isEqualTo("unsupported_grant_type");
    }

    @Test
    void takesAnAccessTokenAndNoOtherAtItsOwnEndpoints() {
        var tokens = oidc.signedIn();
        var machine = new Browser(port);
        for (var path : List.of("/userinfo", "/account/profile")) {
            assertThat(machine.get(path, "Authorization", "Bearer " + tokens.access(), "Accept", "application/json")
                            .body())
                    .contains("user-");
            assertThat(machine.get(path, "Authorization", "Bearer " + tokens.id())
                            .statusCode())
                    .as(path)
                    .isEqualTo(401);
            assertThat(machine.get(path, "Authorization", "Bearer nonsense").statusCode())
                    .isEqualTo(401);
            assertThat(machine.get(path).statusCode()).as("no token at " + path).isEqualTo(401);
        }
    }

    @Test
    void changesAProfileByToken() {
        var tokens = oidc.signedIn();
        var put = new Browser(port)
                .send(HttpRequest.newBuilder(browser.here("/account/profile"))
                        .headers("Authorization", "Bearer " + tokens.access(), "Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(
                                "{\"displayName\":\"Wanda\",\"email\":\"wanda@example.org\"}")));
        assertThat(put.statusCode()).isEqualTo(200);
        assertThat(put.body()).contains("\"displayName\":\"Wanda\"", "\"roles\":[\"customer\"]");
        var bad = new Browser(port)
                .send(HttpRequest.newBuilder(browser.here("/account/profile"))
                        .headers("Authorization", "Bearer " + tokens.access(), "Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString("{\"displayName\":\"\",\"email\":\"no\"}")));
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(bad.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void signsOutEvenAfterTheRefreshTokenWasRevoked() {
        var tokens = oidc.signedIn();
        var revoked = browser.post(
                "/oauth2/revoke",
                Map.of("token", tokens.refresh()),
                "Authorization",
                Oidc.basic("gateway", AuthTest.GATEWAY_SECRET));
        assertThat(revoked.statusCode()).isEqualTo(200);
        assertThat(oidc.refresh(tokens.refresh()).error()).isEqualTo("invalid_grant");

        var out = browser.get("/connect/logout?"
                + Browser.encode(
                        Map.of("id_token_hint", tokens.id(), "post_logout_redirect_uri", AuthTest.PUBLIC_URL + "/")));

        assertThat(Browser.location(out)).isEqualTo(AuthTest.PUBLIC_URL + "/");
        assertThat(Browser.location(browser.get("/account"))).endsWith("/login");
        assertThat(Browser.location(browser.get("/connect/logout?"
                        + Browser.encode(Map.of(
                                "id_token_hint", tokens.id(), "post_logout_redirect_uri", "http://evil.test/")))))
                .doesNotContain("evil");
    }
}
