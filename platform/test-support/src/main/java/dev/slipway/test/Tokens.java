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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Bearer tokens as the issuer would sign them, and forgeries of them that every port must refuse. */
public final class Tokens {

    public static final String ISSUER = "http://localhost:8080";

    private static final String AUDIENCE = "slipway";
    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");
    private static final RSAKey KEY = newKey("test-key");
    private static final RSAKey STRANGER = newKey("no-such-key");
    private static final RSAKey IMPOSTOR = newKey("test-key");
    private static final Once<KeyServer> SERVER = Once.of(() -> new KeyServer(new JWKSet(KEY.toPublicJWK())));

    private Tokens() {}

    /** The address that serves the public key: nothing listens before this is asked for. */
    public static String jwkSetUri() {
        return SERVER.get().uri();
    }

    /** A user's token; roles are lower-case, such as {@code customer}. */
    public static String user(UUID id, String... roles) {
        return signed(claims(id.toString(), roles).build(), KEY, ACCESS_TOKEN);
    }

    public static String customer() {
        return user(UUID.randomUUID(), "customer");
    }

    public static String admin() {
        return user(UUID.randomUUID(), "customer", "admin");
    }

    /** A client that acts for itself: no user, no roles. */
    public static String machine() {
        return signed(claims("machine").claim("client_id", "machine").build(), KEY, ACCESS_TOKEN);
    }

    /** Every forgery, for a test that says of each endpoint that it refuses them all. */
    public static List<Forged> forged() {
        return List.of(
                new Forged("alg none", algNone()),
                new Forged("HS256 with the public key", signedWithThePublicKey()),
                new Forged("expired", expired()),
                new Forged("not yet valid", notYetValid()),
                new Forged("wrong issuer", wrongIssuer()),
                new Forged("wrong audience", wrongAudience()),
                new Forged("no audience", noAudience()),
                new Forged("ID token", idToken()),
                new Forged("unknown key", unknownKey()),
                new Forged("another's signature under a known key id", impostor()),
                new Forged("changed claims", changed()),
                new Forged("not a token", "abc.def.ghi"));
    }

    /** A refused token, and what is wrong with it. */
    public record Forged(String flaw, String token) {
        @Override
        public String toString() {
            return flaw;
        }
    }

    public static String algNone() {
        return new PlainJWT(customerClaims().build()).serialize();
    }

    /** The classic confusion: a symmetric signature, made with bytes that everybody can fetch. */
    public static String signedWithThePublicKey() {
        try {
            var pem = "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder()
                            .encodeToString(KEY.toRSAPublicKey().getEncoded())
                    + "\n-----END PUBLIC KEY-----\n";
            return signed(
                    customerClaims().build(),
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .type(ACCESS_TOKEN)
                            .keyID(KEY.getKeyID())
                            .build(),
                    new MACSigner(pem.getBytes(StandardCharsets.UTF_8)));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Long enough ago that no allowance for skewed clocks saves it. */
    public static String expired() {
        var past = Instant.now().minusSeconds(3600);
        return signed(
                customerClaims()
                        .issueTime(Date.from(past.minusSeconds(300)))
                        .notBeforeTime(Date.from(past.minusSeconds(300)))
                        .expirationTime(Date.from(past))
                        .build(),
                KEY,
                ACCESS_TOKEN);
    }

    public static String notYetValid() {
        return signed(
                customerClaims()
                        .notBeforeTime(Date.from(Instant.now().plusSeconds(3600)))
                        .expirationTime(Date.from(Instant.now().plusSeconds(7200)))
                        .build(),
                KEY,
                ACCESS_TOKEN);
    }

    public static String wrongIssuer() {
        return signed(customerClaims().issuer("https://issuer.example").build(), KEY, ACCESS_TOKEN);
    }

    public static String wrongAudience() {
        return signed(customerClaims().audience("someone-else").build(), KEY, ACCESS_TOKEN);
    }

    public static String noAudience() {
        return signed(customerClaims().audience((String) null).build(), KEY, ACCESS_TOKEN);
    }

    /** Everything is right but its kind: signed by the issuer, for a sign-in, not for an API. */
    public static String idToken() {
        return signed(customerClaims().build(), KEY, JOSEObjectType.JWT);
    }

    /** Valid in itself, by a key the issuer never published. */
    public static String unknownKey() {
        return signed(customerClaims().build(), STRANGER, ACCESS_TOKEN);
    }

    public static String impostor() {
        return signed(customerClaims().build(), IMPOSTOR, ACCESS_TOKEN);
    }

    /** An honest signature over other claims than those it carries. */
    public static String changed() {
        var parts = user(UUID.randomUUID(), "customer").split("\\.", -1);
        var richer = claims(UUID.randomUUID().toString(), "customer", "admin").build();
        return parts[0] + "." + richer.toPayload().toBase64URL() + "." + parts[2];
    }

    private static JWTClaimsSet.Builder customerClaims() {
        return claims(UUID.randomUUID().toString(), "customer");
    }

    private static JWTClaimsSet.Builder claims(String subject, String... roles) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(subject)
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("client_id", "gateway")
                .claim("preferred_username", "user-" + subject)
                .claim("scope", "openid profile")
                .claim("roles", List.of(roles));
    }

    private static String signed(JWTClaimsSet claims, RSAKey key, JOSEObjectType type) {
        try {
            return signed(
                    claims,
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .type(type)
                            .keyID(key.getKeyID())
                            .build(),
                    new RSASSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String signed(JWTClaimsSet claims, JWSHeader header, JWSSigner signer) {
        try {
            var token = new SignedJWT(header, claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(id)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
