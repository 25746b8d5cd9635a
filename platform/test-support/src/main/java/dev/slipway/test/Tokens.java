package dev.slipway.test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Access tokens as auth issues them, signed by a key of this JVM whose public half is served over HTTP; and forged ones. */
public final class Tokens {

    public static final String ISSUER = "http://localhost:8080";

    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final RSAKey KEY = newKey("test-key");
    private static final String JWK_SET_URI = serve();

    private Tokens() {}

    public static String user(UUID subject, String... roles) {
        return signed(KEY, ACCESS_TOKEN, claims(subject.toString(), roles).build());
    }

    public static String admin() {
        return user(UUID.fromString("00000000-0000-4000-8000-0000000000ad"), "customer", "admin");
    }

    public static String machine() {
        return signed(KEY, ACCESS_TOKEN, claims("machine").build());
    }

    public static String expired(UUID subject) {
        var past = Date.from(Instant.now().minus(Duration.ofHours(1)));
        return signed(
                KEY,
                ACCESS_TOKEN,
                claims(subject.toString(), "customer").expirationTime(past).build());
    }

    public static String ofAnotherIssuer(UUID subject) {
        var elsewhere = claims(subject.toString(), "customer").issuer("http://localhost:9999");
        return signed(KEY, ACCESS_TOKEN, elsewhere.build());
    }

    public static String forAnotherAudience(UUID subject) {
        var elsewhere = claims(subject.toString(), "customer").audience("somebody-else");
        return signed(KEY, ACCESS_TOKEN, elsewhere.build());
    }

    /** Signed and valid, but made to tell the client who signed in, not to open doors. */
    public static String idToken(UUID subject) {
        return signed(
                KEY,
                JOSEObjectType.JWT,
                claims(subject.toString(), "customer").audience("gateway").build());
    }

    public static String signedByAStranger(UUID subject) {
        return signed(
                newKey("test-key"),
                ACCESS_TOKEN,
                claims(subject.toString(), "customer").build());
    }

    public static String ofAnUnknownKey(UUID subject) {
        return signed(
                newKey("another-key"),
                ACCESS_TOKEN,
                claims(subject.toString(), "customer").build());
    }

    public static String unsigned(UUID subject) {
        return new PlainJWT(claims(subject.toString(), "customer", "admin").build()).serialize();
    }

    /** The classic confusion: the public key taken as a shared secret. */
    public static String signedWithThePublicKey(UUID subject) {
        try {
            var secret = KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
            var header =
                    new JWSHeader.Builder(JWSAlgorithm.HS256).type(ACCESS_TOKEN).keyID(KEY.getKeyID());
            return sign(header.build(), claims(subject.toString(), "customer").build(), new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every forgery above: a test walks them all. */
    public static List<String> forged(UUID subject) {
        return List.of(
                expired(subject),
                ofAnotherIssuer(subject),
                forAnotherAudience(subject),
                idToken(subject),
                signedByAStranger(subject),
                ofAnUnknownKey(subject),
                unsigned(subject),
                signedWithThePublicKey(subject),
                "not.a.token");
    }

    public static String jwkSetUri() {
        return JWK_SET_URI;
    }

    private static JWTClaimsSet.Builder claims(String subject, String... roles) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("slipway")
                .subject(subject)
                .claim("roles", List.of(roles))
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)));
    }

    private static String signed(RSAKey key, JOSEObjectType type, JWTClaimsSet claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256).type(type).keyID(key.getKeyID());
            return sign(header.build(), claims, new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sign(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(id)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String serve() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var body = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            server.createContext("/jwks", exchange -> {
                try (exchange) {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                }
            });
            server.setExecutor(task -> Thread.ofVirtual().start(task));
            server.start();
            return "http://localhost:" + server.getAddress().getPort() + "/jwks";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
