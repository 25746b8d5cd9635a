package dev.slipway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import dev.slipway.test.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@AuthTest
class CodeFlowTests {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

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
        assertThat(browser.get("/api/profile", "Authorization", "Bearer " + tokens.access())
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
        for (var path : List.of("/userinfo", "/api/profile")) {
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
    void livesFiveMinutes() throws Exception {
        var tokens = oidc.signedIn();
        for (var token : List.of(tokens.accessJwt(), tokens.idJwt())) {
            var claims = token.getJWTClaimsSet();
            assertThat(Duration.between(
                            claims.getIssueTime().toInstant(),
                            claims.getExpirationTime().toInstant()))
                    .isEqualTo(Duration.ofMinutes(5));
            assertThat(token.getHeader().getAlgorithm()).hasToString("RS256");
        }
    }

    @Test
    void worksWithoutAStateAndInventsNone() {
        oidc.code();
        var given = Browser.query(Browser.location(oidc.authorize(Map.of("state", ""))));
        assertThat(given).containsKey("code").doesNotContainKey("state");
    }

    @Test
    void isRefusedWithoutAVerifier() {
        var code = oidc.code();
        var refused =
                oidc.token(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", Oidc.CALLBACK));
        assertThat(refused.response().statusCode()).isEqualTo(400);
        assertThat(refused.error()).isEqualTo("invalid_grant");
        assertThat(oidc.tokens(code).access()).as("the code is still good").isNotEmpty();
    }

    @Test
    void isRefusedWithACodeThatIsTooOld() {
        var code = oidc.code();
        jdbc.sql("""
                update grant_token set issued_at = issued_at - interval '1 day',
                  expires_at = clock_timestamp() - interval '1 second' where hash = ?""").param(Digests.sha256(code)).update();
        assertThat(oidc.tokens(code).error()).isEqualTo("invalid_grant");
    }

    @Test
    void isRefusedWithACodeOfAnotherClient() {
        var code = oidc.code();
        assertThat(oidc.publicToken(Map.of(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                "cli",
                                "code",
                                code,
                                "redirect_uri",
                                Oidc.CALLBACK,
                                "code_verifier",
                                Oidc.VERIFIER))
                        .error())
                .isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "scope, openid admin, invalid_scope",
        "code_challenge_method, S512, invalid_request"
    })
    void tellsTheClientWhatItMayNotAskFor(String parameter, String value, String error) {
        oidc.code();
        var refused = oidc.authorize(Map.of(parameter, value));
        var answer = refused.statusCode() == 302
                ? Browser.query(Browser.location(refused)).get("error")
                : String.valueOf(refused.statusCode());
        assertThat(answer).isIn(error, "400");
        assertThat(Browser.location(refused)).doesNotContain("code=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stranger", "machine", ""})
    void givesNoCodeToAClientThatHasNoneComing(String client) {
        oidc.code();
        var refused = oidc.authorize(Map.of("client_id", client));
        assertThat(refused.body() + Browser.location(refused)).doesNotContain("code=");
        assertThat(Browser.location(refused)).doesNotStartWith(Oidc.CALLBACK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/elsewhere",
                "http://127.0.0.1:53117/callback?x=1",
                "https://127.0.0.1/callback",
                "http://127.0.0.1.evil.test/callback",
                "http://127.0.0.1@evil.test/callback",
                "http://localhost:53117/callback",
                "http://192.168.0.1/callback",
                "http://localhost:8080/session/callback"
            })
    void leadsACommandLineToItsOwnMachineOnly(String redirect) {
        oidc.code();
        var refused = oidc.authorize(Map.of("client_id", "cli", "redirect_uri", redirect));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Browser.location(refused)).isEmpty();
    }

    @Test
    void givesAPublicClientNothingInItsOwnName() {
        assertThat(oidc.publicToken(Map.of("grant_type", "client_credentials", "client_id", "cli"))
                        .access())
                .isEmpty();
        assertThat(oidc.token("machine", AuthTest.GATEWAY_SECRET, Map.of("grant_type", "client_credentials"))
                        .error())
                .isEqualTo("invalid_client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/par", "/oauth2/device_authorization", "/oauth2/register", "/connect/register"})
    void hasNoEndpointThatNobodyNeeds(String path) {
        assertThat(browser.post(path, Map.of(), "Authorization", Oidc.basic("gateway", AuthTest.GATEWAY_SECRET))
                        .statusCode())
                .isIn(403, 404);
    }

    @Test
    void takesNoTokenOfAnotherKindOrKeyAtItsOwnEndpoints() {
        for (var forged : Tokens.forged()) {
            for (var path : List.of("/userinfo", "/api/profile")) {
                assertThat(browser.get(path, "Authorization", "Bearer " + forged.token())
                                .statusCode())
                        .as(forged + " at " + path)
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void tellsAboutAUserWhatTheClientWasAllowedToAsk() {
        var tokens = oidc.signedIn();
        var all = browser.get("/userinfo", "Authorization", "Bearer " + tokens.access());
        assertThat(all.body()).contains("\"sub\"", "\"preferred_username\"", "\"name\":\"Somebody\"");

        var code = Browser.query(Browser.location(oidc.authorize(Map.of("scope", "openid"))))
                .get("code");
        var less = browser.get(
                "/userinfo", "Authorization", "Bearer " + oidc.tokens(code).access());
        assertThat(less.body()).contains("\"sub\"").doesNotContain("preferred_username", "Somebody");
    }
}
