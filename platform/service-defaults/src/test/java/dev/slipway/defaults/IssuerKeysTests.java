package dev.slipway.defaults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IssuerKeysTests {

    private final AtomicInteger asked = new AtomicInteger();
    private final JWK known = key("known");
    private final JWK next = key("next");
    private volatile List<JWK> published = List.of(known);
    private HttpServer issuer;
    private IssuerKeys keys;

    @BeforeEach
    void publish() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/", exchange -> {
            asked.incrementAndGet();
            var body = new JWKSet(published).toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        issuer.start();
        keys = new IssuerKeys(
                URI.create("http://localhost:" + issuer.getAddress().getPort() + "/")
                        .toURL());
    }

    @AfterEach
    void end() {
        issuer.stop(0);
    }

    @Test
    void asksSeldomHoweverManyUnknownKeysAreNamed() throws Exception {
        assertThat(asked).hasValue(0);

        assertThat(named("known")).containsExactly(known);
        for (var id = 0; id < 100; id++) {
            assertThat(named("unknown-" + id)).isEmpty();
        }

        assertThat(named("known")).containsExactly(known);
        assertThat(asked.get()).isLessThanOrEqualTo(3);
    }

    @Test
    void findsANewKeyAsSoonAsATokenNamesIt() throws Exception {
        assertThat(named("known")).containsExactly(known);
        published = List.of(known, next);

        assertThat(named("next")).containsExactly(next);
        assertThat(named("known")).containsExactly(known);
    }

    @Test
    void keepsWhatItKnowsWhileTheIssuerIsAway() throws Exception {
        assertThat(named("known")).containsExactly(known);
        issuer.stop(0);

        for (var id = 0; id < 10; id++) {
            assertThat(named("unknown-" + id)).isEmpty();
            assertThat(named("known")).containsExactly(known);
        }
    }

    @Test
    void saysThatItCannotJudgeWhileItKnowsNothing() {
        issuer.stop(0);

        for (var attempt = 0; attempt < 5; attempt++) {
            assertThatThrownBy(() -> named("known")).isInstanceOf(KeySourceException.class);
        }
    }

    private List<JWK> named(String id) throws KeySourceException {
        return keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(id).build()), null);
    }

    private static JWK key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate().toPublicJWK();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
