package dev.slipway.auth.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.slipway.auth.AuthTest;
import dev.slipway.auth.Browser;
import dev.slipway.auth.Oidc;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@AuthTest
class SigningKeysTests {

    @LocalServerPort
    private int port;

    @Autowired
    private SigningKeys keys;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void rotateWithoutAMomentInWhichATokenIsRefused() {
        var browser = new Browser(port);
        var oidc = new Oidc(browser);
        var tokens = oidc.signedIn();
        var old = kid(tokens);

        var next = keys.rotate();
        keys.readAgain();

        assertThat(Duration.between(Instant.now(), next.signsFrom()))
                .isBetween(
                        Duration.ofMinutes(9).plusSeconds(50),
                        Duration.ofMinutes(10).plusSeconds(1));
        assertThat(published()).contains(old, next.kid());
        assertThat(kid(oidc.fresh())).isEqualTo(old);

        signsSince(next, Duration.ZERO);
        assertThat(kid(oidc.fresh())).isEqualTo(next.kid());
        assertThat(published()).contains(old, next.kid());
        assertThat(isTaken(tokens)).isTrue();

        signsSince(next, Duration.ofMinutes(6).minusSeconds(5)); // tokens of the old one live for five minutes
        assertThat(published()).contains(old);

        signsSince(next, Duration.ofMinutes(6).plusSeconds(1));
        assertThat(published()).containsExactly(next.kid());
        assertThat(isTaken(tokens)).isFalse();
        keys.forgetWhatNobodyNeeds();
        assertThat(stored()).as("a replica may be a moment behind").contains(old);

        signsSince(next, Duration.ofMinutes(8));
        keys.forgetWhatNobodyNeeds();
        assertThat(stored()).doesNotContain(old).contains(next.kid());
    }

    @Test
    void makeOneNextKeyHoweverManyAskForOne() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var rotations = IntStream.range(0, 4)
                    .mapToObj(i -> threads.submit(keys::rotate))
                    .toList();
            var made = rotations.getFirst().get().kid();
            for (var rotation : rotations) {
                assertThat(rotation.get().kid()).isEqualTo(made);
            }
            signsSince(rotations.getFirst().get(), Duration.ZERO);
            assertThat(keys.rotate().kid()).isNotEqualTo(made);
        } finally {
            jdbc.sql("delete from signing_key where signs_from > now()").update();
            keys.readAgain();
        }
    }

    @Test
    void showNothingPrivate() throws Exception {
        var shown = new Browser(port).get("/oauth2/jwks").body();
        assertThat(JWKSet.parse(shown).getKeys())
                .isNotEmpty()
                .noneMatch(JWK::isPrivate)
                .allSatisfy(key -> {
                    assertThat(key.getAlgorithm()).hasToString("RS256");
                    assertThat(key.getKeyUse().identifier()).isEqualTo("sig");
                    assertThat(key.size()).isGreaterThanOrEqualTo(2048);
                });
        assertThat(shown).doesNotContain("\"d\"", "\"p\"", "\"q\"");
    }

    @Test
    void lieEncryptedInTheDatabase() {
        assertThat(jdbc.sql("select encode(private_key, 'escape') from signing_key")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(bytes -> bytes.contains("kty") || bytes.contains("RSA"));
    }

    private void signsSince(SigningKey key, Duration ago) {
        jdbc.sql("update signing_key set signs_from = signs_from - interval '1 day' where kid <> :kid and"
                        + " signs_from <= now()")
                .param("kid", key.kid())
                .update();
        jdbc.sql("update signing_key set signs_from = clock_timestamp() - make_interval(secs => :ago) where kid = :kid")
                .param("ago", ago.toSeconds())
                .param("kid", key.kid())
                .update();
        keys.readAgain();
    }

    private boolean isTaken(Oidc.Tokens tokens) {
        return new Browser(port)
                        .get("/api/profile", "Authorization", "Bearer " + tokens.access(), "Accept", "application/json")
                        .statusCode()
                == 200;
    }

    private Set<String> published() {
        try {
            return JWKSet.parse(new Browser(port).get("/oauth2/jwks").body()).getKeys().stream()
                    .map(JWK::getKeyID)
                    .collect(Collectors.toSet());
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> stored() {
        return jdbc.sql("select kid from signing_key").query(String.class).list();
    }

    private static String kid(Oidc.Tokens tokens) {
        return tokens.accessJwt().getHeader().getKeyID();
    }
}
