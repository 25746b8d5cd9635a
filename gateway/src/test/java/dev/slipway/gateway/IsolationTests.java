package dev.slipway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Nothing of one caller reaches another: all routes that there are, walked by several at once. */
@GatewayTest
class IsolationTests {

    private static final List<String> PAGES =
            List.of("/", "/docs", "/status.json", "/session/me", "/v3/api-docs/order");

    @LocalServerPort
    private int port;

    @BeforeEach
    void forget() {
        Neighbours.ALL.forEach(StubServer::forget);
    }

    @Test
    void letsNothingOfOneCallerReachAnother() {
        var others = List.of(new Browser(port), new Browser(port).signIn("bob"));
        var alice = new Browser(port).signIn("alice"); // last, so that anything kept by mistake is hers
        routes().forEach(alice::get);
        var hers = Stream.concat(
                        alice.cookies.values().stream(),
                        Neighbours.ORDER.seen().stream().flatMap(it -> it.header("Authorization").stream()))
                .distinct()
                .filter(it -> it.length() > 8) // what the stub services set for everybody is no secret
                .toList();
        assertThat(hers)
                .as("her session, her sign-in, her CSRF token and her access token")
                .hasSize(4);

        for (var other : others) {
            for (var path : routes()) {
                alice.get(path);
                forget();
                var answer = other.get(path);
                assertThat(answer.body() + answer.headers().map())
                        .as(path)
                        .doesNotContain(hers)
                        .doesNotContain("alice");
                assertReachesServicesAs(other, path, hers);
            }
        }
    }

    @Test
    void remembersNothingOfAProgram() {
        var token = "Bearer " + Tokens.user(UUID.randomUUID(), "customer");
        for (var path : routes()) {
            new Browser(port).send("GET", path, "", Map.of("Authorization", token));
        }
        forget();

        for (var path : routes()) {
            assertThat(new Browser(port).get(path).body()).as(path).doesNotContain(token);
            assertReachesServicesAs(new Browser(port), path, List.of(token));
        }
    }

    @Test
    void showsAStrangerTheSignInPageAfterSomebodyElseSignedIn() {
        new Browser(port).signIn("alice");
        var stranger = new Browser(port);

        assertThat(stranger.follow(stranger.get("/session/login")).body()).contains("Sign in");
        assertThat(stranger.get("/session/me").body()).contains("\"signedIn\":false");
    }

    private void assertReachesServicesAs(Browser caller, String path, Collection<String> othersSecrets) {
        var signedIn = caller.cookies.containsKey("SLIPWAY");
        for (var server : Neighbours.ALL) {
            for (var request : server.seen()) {
                assertThat(request.headers().toString()).as(path).doesNotContain(othersSecrets);
                assertThat(request.header("Cookie").toString()).doesNotContain("SLIPWAY", "XSRF-TOKEN");
                if (signedIn && path.startsWith("/api")) {
                    assertThat(request.header("Authorization"))
                            .allSatisfy(it -> assertThat(subject(it)).isEqualTo(idOf("bob")));
                } else {
                    assertThat(request.header("Authorization")).as(path).isEmpty();
                }
            }
        }
    }

    /** Every route of the gateway's own list, itself and something below it. */
    private static List<String> routes() {
        var listed = Stream.concat(Routes.API.values().stream(), Stream.of(Routes.IDENTITY))
                .flatMap(List::stream)
                .flatMap(it -> it.endsWith("/**")
                        ? Stream.of(it.replace("/**", ""), it.replace("/**", "/1"), it.replace("/**", "/1/stock"))
                        : Stream.of(it));
        return Stream.concat(PAGES.stream(), listed).toList();
    }

    private static String subject(String authorization) {
        var claims = authorization.split("\\.", 3)[1];
        return new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8)
                .replaceAll(".*\"sub\":\"([^\"]+)\".*", "$1");
    }

    private static String idOf(String user) {
        return UUID.nameUUIDFromBytes(user.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
