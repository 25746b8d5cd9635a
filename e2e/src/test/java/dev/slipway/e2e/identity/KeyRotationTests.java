package dev.slipway.e2e.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.slipway.e2e.Api;
import dev.slipway.e2e.OnAStack;
import dev.slipway.e2e.Scene;
import dev.slipway.e2e.SignIn;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The key that signs tokens changes while people come and go, and nobody's token is refused. */
@OnAStack
@Order(12)
class KeyRotationTests {

    /** Sooner than services look for new keys by themselves: the first new token is their first news. */
    private static final Map<String, String> NOTICE = Map.of("SLIPWAY_AUTH_SLIPWAY_AUTH_KEYS_PUBLISHEDAHEAD", "10s");

    private static final Duration SIGNS_WITHIN = Duration.ofSeconds(30);
    private static final Duration ITS_FIRST_MOMENTS = Duration.ofSeconds(3);

    @Test
    void failsNoRequest() throws Exception {
        Scene.needsItsProcesses();
        var known = publishedKeys();
        var alice = Scene.person("alice");
        var over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var withAnOldToken = threads.submit(() -> visit(alice::accessToken, over));
            var withANewToken = threads.submit(() -> visit(KeyRotationTests::newToken, over));
            try {
                Scene.slipway(NOTICE, "rotate-keys");
                Scene.eventually(SIGNS_WITHIN, () -> assertThat(known).doesNotContain(signer(newToken())));
                Thread.sleep(ITS_FIRST_MOMENTS);
            } finally {
                over.set(true);
            }
            assertThat(withAnOldToken.get()).hasSizeGreaterThan(50).containsOnly(200);
            assertThat(withANewToken.get()).hasSizeGreaterThan(20).containsOnly(200);
        }
        assertThat(publishedKeys()).containsAll(known).hasSizeGreaterThan(known.size());
    }

    private static List<Integer> visit(Supplier<String> token, AtomicBoolean over) {
        var lists = new Api(Scene.stack().door(), token::get);
        var statuses = new ArrayList<Integer>();
        while (!over.get()) {
            statuses.add(lists.get("/api/lists").status());
        }
        return statuses;
    }

    private static String newToken() {
        return new SignIn(Scene.stack()).as("bob").access();
    }

    private static String signer(String token) {
        try {
            return SignedJWT.parse(token).getHeader().getKeyID();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> publishedKeys() throws ParseException {
        return JWKSet.parse(Scene.stranger().get("/oauth2/jwks").body()).getKeys().stream()
                .map(JWK::getKeyID)
                .collect(Collectors.toSet());
    }
}
