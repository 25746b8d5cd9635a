package dev.slipway.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.text.ParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The protocol from the client's side. */
public class Oidc {

    public static final String CALLBACK = AuthTest.PUBLIC_URL + "/session/callback";
    public static final String PASSWORD = "four quiet green boats";
    public static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private final Browser browser;

    public Oidc(Browser browser) {
        this.browser = browser;
    }

    public record Tokens(HttpResponse<String> response) {

        public JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        public String access() {
            return json().path("access_token").asString();
        }

        public String refresh() {
            return json().path("refresh_token").asString();
        }

        public String id() {
            return json().path("id_token").asString();
        }

        public String error() {
            return json().path("error").asString();
        }

        public SignedJWT accessJwt() {
            return jwt(access());
        }

        public SignedJWT idJwt() {
            return jwt(id());
        }
    }

    /** A new user, signed in at the gateway. */
    public Tokens signedIn() {
        return tokens(code());
    }

    /** A code for the gateway and a user just made. */
    public String code() {
        var name = "user-" + UUID.randomUUID().toString().substring(0, 8);
        browser.register(name, PASSWORD);
        browser.signIn(name, PASSWORD);
        return freshCode();
    }

    /** Tokens for whoever is signed in. */
    public Tokens fresh() {
        return tokens(freshCode());
    }

    private String freshCode() {
        return Browser.query(Browser.location(authorize(Map.of()))).get("code");
    }

    public HttpResponse<String> authorize(Map<String, String> otherwise) {
        var request = new HashMap<>(Map.of(
                "response_type", "code",
                "client_id", "gateway",
                "redirect_uri", CALLBACK,
                "scope", "openid profile",
                "state", "state-1",
                "nonce", "nonce-1",
                "code_challenge", challenge(VERIFIER),
                "code_challenge_method", "S256"));
        request.putAll(otherwise);
        request.values().removeIf(String::isEmpty);
        return browser.get("/oauth2/authorize?" + Browser.encode(request));
    }

    public Tokens tokens(String code) {
        return token(Map.of(
                "grant_type", "authorization_code", "code", code, "redirect_uri", CALLBACK, "code_verifier", VERIFIER));
    }

    public Tokens refresh(String token) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    public Tokens token(Map<String, String> form) {
        return token("gateway", AuthTest.GATEWAY_SECRET, form);
    }

    public Tokens token(String client, String secret, Map<String, String> form) {
        return new Tokens(browser.post("/oauth2/token", form, "Authorization", basic(client, secret)));
    }

    public Tokens publicToken(Map<String, String> form) {
        return new Tokens(browser.post("/oauth2/token", form));
    }

    public static String basic(String client, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(UTF_8));
    }

    public static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static SignedJWT jwt(String token) {
        try {
            return SignedJWT.parse(token);
        } catch (ParseException e) {
            throw new IllegalStateException("no JWT: " + token, e);
        }
    }
}
