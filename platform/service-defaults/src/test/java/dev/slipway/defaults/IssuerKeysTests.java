package dev.slipway.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IssuerKeysTests {

    @Test
    void asksSeldomHoweverManyUnknownKeysAreNamed() throws Exception {
        var asked = new AtomicInteger();
        var body = new JWKSet(
                        new RSAKeyGenerator(2048).keyID("known").generate().toPublicJWK())
                .toString()
                .getBytes();
        var issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        issuer.start();
        try {
            var keys = new IssuerKeys(
                    URI.create("http://localhost:" + issuer.getAddress().getPort() + "/")
                            .toURL());
            assertThat(asked).hasValue(0);

            assertThat(keys.get(named("known"), null)).hasSize(1);
            for (var id = 0; id < 100; id++) {
                assertThat(keys.get(named("unknown-" + id), null)).isEmpty();
            }

            assertThat(keys.get(named("known"), null)).hasSize(1);
            assertThat(asked.get()).isLessThanOrEqualTo(3);
        } finally {
            issuer.stop(0);
        }
    }

    private static JWKSelector named(String id) {
        return new JWKSelector(new JWKMatcher.Builder().keyID(id).build());
    }
}
