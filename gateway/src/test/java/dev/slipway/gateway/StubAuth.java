package dev.slipway.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** auth as strict as it may get: codes need their PKCE verifier, and a refresh token that comes twice ends everything. */
final class StubAuth {

    static final String ISSUER = "http://localhost:8080";

    final StubServer server = new StubServer();
    volatile String issuer = ISSUER;
    final AtomicInteger renewals = new AtomicInteger();
    volatile Duration life = Duration.ofMinutes(5);
    volatile boolean refuses;

    /** How long a renewal takes: long enough for others to come along. */
    volatile Duration slowness = Duration.ofMillis(100);

    private final RSAKey key = newKey();
    private final Map<String, String> signedIn = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Map<String, String> refreshTokens = new ConcurrentHashMap<>();

    StubAuth() {
        listen();
    }

    void listen() {
        server.on("/login", this::login);
        server.on("/oauth2/authorize", this::authorize);
        server.on("/oauth2/token", this::token);
        server.on("/oauth2/revoke", (exchange, request) -> {
            refreshTokens.remove(form(request.body()).get("token"));
            StubServer.answer(exchange, 200, "text/plain", "");
        });
        server.on(
                "/oauth2/jwks",
                (exchange, request) ->
                        StubServer.answer(exchange, 200, "application/json", new JWKSet(key.toPublicJWK()).toString()));
        server.on("/connect/logout", (exchange, request) -> {
            exchange.getResponseHeaders().set("Location", issuer + "/");
            StubServer.answer(exchange, 302, "text/plain", "");
        });
    }

    String accessToken(String user) {
        return token("at+jwt", user, Map.of("aud", "slipway"));
    }

    private void login(HttpExchange exchange, StubServer.Seen request) throws IOException {
        if (request.method().equals("POST")) {
            var session = UUID.randomUUID().toString();
            signedIn.put(session, form(request.body()).get("username"));
            exchange.getResponseHeaders().add("Set-Cookie", "AUTH=" + session + "; Path=/; HttpOnly");
        }
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'self'; form-action *");
        StubServer.answer(exchange, 200, "text/html", "<h1>Sign in</h1>");
    }

    private void authorize(HttpExchange exchange, StubServer.Seen request) throws IOException {
        var query = form(exchange.getRequestURI().getRawQuery());
        var user = request.header("Cookie").stream()
                .flatMap(it -> Arrays.stream(it.split("; ")))
                .filter(it -> it.startsWith("AUTH="))
                .map(it -> signedIn.get(it.substring(5)))
                .findAny();
        if (user.isEmpty()) {
            exchange.getResponseHeaders().set("Location", "/login");
        } else {
            var code = UUID.randomUUID().toString();
            codes.put(
                    code,
                    Map.of("user", user.get(), "nonce", query.get("nonce"), "challenge", query.get("code_challenge")));
            exchange.getResponseHeaders()
                    .set("Location", query.get("redirect_uri") + "?code=" + code + "&state=" + query.get("state"));
        }
        StubServer.answer(exchange, 302, "text/plain", "");
    }

    private void token(HttpExchange exchange, StubServer.Seen request) throws IOException, InterruptedException {
        var form = form(request.body());
        var basic = Base64.getEncoder().encodeToString("gateway:secret".getBytes(StandardCharsets.UTF_8));
        if (refuses || !request.header("Authorization").equals(List.of("Basic " + basic))) {
            StubServer.answer(exchange, 401, "application/json", "{\"error\":\"invalid_client\"}");
            return;
        }
        if ("refresh_token".equals(form.get("grant_type"))) {
            var user = refreshTokens.remove(form.get("refresh_token"));
            renewals.incrementAndGet();
            Thread.sleep(slowness);
            issue(exchange, user, null);
        } else {
            var code = codes.remove(form.get("code"));
            var proven = code != null && sha256(form.get("code_verifier")).equals(code.get("challenge"));
            issue(exchange, proven ? code.get("user") : null, code == null ? null : code.get("nonce"));
        }
    }

    private void issue(HttpExchange exchange, String user, String nonce) throws IOException {
        if (user == null) {
            refreshTokens.clear();
            StubServer.answer(exchange, 400, "application/json", "{\"error\":\"invalid_grant\"}");
            return;
        }
        var refresh = UUID.randomUUID().toString();
        refreshTokens.put(refresh, user);
        var idToken =
                token("JWT", user, nonce == null ? Map.of("aud", "gateway") : Map.of("aud", "gateway", "nonce", nonce));
        StubServer.answer(exchange, 200, "application/json", """
                {"access_token":"%s","token_type":"Bearer","expires_in":%d,"refresh_token":"%s","id_token":"%s"}""".formatted(
                        accessToken(user), life.toSeconds(), refresh, idToken));
    }

    private String token(String type, String user, Map<String, String> more) {
        try {
            var claims = new JWTClaimsSet.Builder()
                    .issuer(issuer)
                    .subject(UUID.nameUUIDFromBytes(user.getBytes(StandardCharsets.UTF_8))
                            .toString())
                    .claim("preferred_username", user)
                    .claim("roles", List.of("customer"))
                    .issueTime(Date.from(Instant.now()))
                    .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))));
            more.forEach(claims::claim);
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .type(new JOSEObjectType(type))
                            .keyID(key.getKeyID())
                            .build(),
                    claims.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID("stub")
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(String encoded) {
        return Arrays.stream(encoded.split("&"))
                .map(it -> it.split("=", 2))
                .collect(Collectors.toMap(
                        it -> it[0], it -> URLDecoder.decode(it.length > 1 ? it[1] : "", StandardCharsets.UTF_8)));
    }
}
