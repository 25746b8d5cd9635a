package dev.slipway.e2e.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

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
import com.nimbusds.jwt.SignedJWT;
import dev.slipway.e2e.Api;
import dev.slipway.e2e.OnAStack;
import dev.slipway.e2e.Scene;
import dev.slipway.e2e.SignIn;
import dev.slipway.e2e.Stack;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A token that auth did not sign for this purpose opens nothing, neither at the gateway nor at the ports behind it. */
@OnAStack
@Order(5)
class ForgedTokenTests {

    private final Stack stack = Scene.stack();
    private final SignIn.Tokens tokens = new SignIn(stack).as("alice");

    @Test
    void opensEveryPortWithTheRealOne() {
        doors().forEach((door, path) -> assertThat(status(door, path, tokens.access()))
                .as("the real token at %s%s", door, path)
                .isEqualTo(200));
    }

    @Test
    void opensNoPortWithAForgedOne() throws Exception {
        var forged = forged();
        doors().forEach((door, path) -> forged.forEach((trick, token) -> assertThat(status(door, path, token))
                .as("%s at %s%s", trick, door, path)
                .isEqualTo(401)));
    }

    @Test
    void takesNoIdTokenForAnAccessToken() {
        doors().forEach((door, path) -> assertThat(status(door, path, tokens.id()))
                .as("the ID token at %s%s", door, path)
                .isEqualTo(401));
    }

    @Test
    void neitherTakesTheTokenFromTheAddressNorFromAForm() {
        assertThat(Scene.stranger()
                        .get("/api/lists?access_token=" + tokens.access())
                        .status())
                .isEqualTo(401);
    }

    /** Every HTTP port there is, with a path that only a customer's token opens. */
    private Map<URI, String> doors() {
        var doors = new LinkedHashMap<URI, String>();
        doors.put(stack.url(), "/api/lists");
        var paths = Map.of(
                "gateway", "/api/orders",
                "todo", "/api/lists",
                "order", "/api/orders",
                "auth", "/userinfo");
        for (var member : stack.members()) {
            if (paths.get(member.service()) instanceof String path) {
                doors.put(URI.create("http://localhost:" + member.httpPort()), path);
            }
        }
        return doors;
    }

    private Map<String, String> forged() throws JOSEException, ParseException {
        var real = SignedJWT.parse(tokens.access());
        var published = JWKSet.parse(Scene.stranger().get("/oauth2/jwks").body())
                .getKeyByKeyId(real.getHeader().getKeyID())
                .toRSAKey();
        var mine = new RSAKeyGenerator(2048).keyID(published.getKeyID()).generate();
        var claims = real.getJWTClaimsSet();
        var parts = tokens.access().split("\\.");

        var forged = new LinkedHashMap<String, String>();
        forged.put("no signature", encode("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "." + parts[1] + ".");
        forged.put("the signature taken away", parts[0] + "." + parts[1] + ".");
        forged.put("roles changed", parts[0] + "." + encode(asAdmin(claims)) + "." + parts[2]);
        forged.put(
                "a key of my own under their name", signed(rsa(mine.getKeyID(), null), claims, new RSASSASigner(mine)));
        forged.put("a key of my own inside", signed(rsa(null, mine.toPublicJWK()), claims, new RSASSASigner(mine)));
        forged.put(
                "a key of my own, name with a path",
                signed(rsa("../../dev/null", null), claims, new RSASSASigner(mine)));
        forged.put("a key of my own, name with SQL", signed(rsa("' or '1'='1", null), claims, new RSASSASigner(mine)));
        for (var secret : List.of(published.toRSAPublicKey().getEncoded(), pem(published))) {
            forged.put(
                    "HMAC with the public key, " + secret.length + " bytes",
                    signed(
                            new JWSHeader.Builder(JWSAlgorithm.HS256)
                                    .keyID(published.getKeyID())
                                    .type(new JOSEObjectType("at+jwt"))
                                    .build(),
                            claims,
                            new MACSigner(secret)));
        }
        forged.put("no token", "a.b.c");
        return forged;
    }

    private static JWSHeader rsa(String kid, RSAKey inside) {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(kid)
                .jwk(inside)
                .type(new JOSEObjectType("at+jwt"))
                .build();
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static String asAdmin(JWTClaimsSet claims) {
        return new JWTClaimsSet.Builder(claims)
                .claim("roles", List.of("customer", "admin"))
                .build()
                .toString();
    }

    private static byte[] pem(RSAKey key) throws JOSEException {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(key.toRSAPublicKey().getEncoded());
        return ("-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static int status(URI door, String path, String token) {
        var answer = new Api(door, () -> token).get(path);
        if (answer.status() >= 500) {
            fail("%s%s answered %s", door, path, answer.complaint());
        }
        return answer.status();
    }
}
