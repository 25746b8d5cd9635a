package dev.slipway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

@GatewayTest
class CrossingHeadersTests {

    private static final List<String> FORGED = List.of(
            "X-Forwarded-For: 10.0.0.1",
            "X-Forwarded-Host: evil.example",
            "X-Forwarded-Prefix: /evil",
            "X-Forwarded-Proto: https",
            "Forwarded: host=evil.example",
            "X-Real-IP: 10.0.0.1",
            "X-User-Id: somebody-else",
            "X-Original-URL: /actuator/env",
            "X-Rewrite-URL: /actuator/env");

    private static final List<String> FOR_THIS_HOP = List.of(
            "Connection: X-Hop, Keep-Alive",
            "X-Hop: 1",
            "Keep-Alive: timeout=9",
            "Proxy-Authorization: Basic YTpi",
            "TE: trailers",
            "Upgrade: websocket");

    @LocalServerPort
    private int port;

    @BeforeEach
    void forget() {
        Neighbours.ALL.forEach(StubServer::forget);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/orders", "/api/lists", "/api/products", "/api/profile", "/login", "/.well-known/jwks"})
    void keepsBackWhatACallerClaimsAndWhatWasMeantForTheGateway(String path) {
        var headers = new ArrayList<>(FORGED);
        headers.addAll(FOR_THIS_HOP);
        headers.add("Authorization: Bearer " + Tokens.customer());
        headers.add("Cookie: SLIPWAY=a; XSRF-TOKEN=b; AUTH=c");
        headers.add("X-Own: kept");

        RawCall.get(port, path, headers.toArray(String[]::new));

        var seen = Neighbours.ALL.stream().flatMap(it -> it.seen(path).stream()).toList();
        assertThat(seen).singleElement().satisfies(it -> {
            assertThat(it.headers())
                    .doesNotContainKeys(
                            "X-Forwarded-Prefix",
                            "Forwarded",
                            "X-Real-IP",
                            "X-User-Id",
                            "X-Original-URL",
                            "X-Rewrite-URL",
                            "X-Hop",
                            "Keep-Alive",
                            "Proxy-Authorization",
                            "TE",
                            "Upgrade");
            assertThat(it.header("Host")).containsExactly("localhost:8080");
            assertThat(it.header("X-Forwarded-Host")).containsExactly("localhost:8080");
            assertThat(it.header("X-Forwarded-Proto")).containsExactly("http");
            assertThat(it.header("X-Forwarded-For")).isEqualTo(isOfAuth(path) ? List.of("127.0.0.1") : List.of());
            assertThat(it.header("X-Own")).containsExactly("kept");
            assertThat(it.header("Cookie")).isEqualTo(path.startsWith("/api") ? List.of() : List.of("AUTH=c"));
        });
    }

    @Test
    void tellsAuthWhoCameToTheFirstProxyOfOurs(@Autowired Environment first) {
        try (var behindTwo = OtherGateway.of(first, Map.of("slipway.gateway.proxies", "2"))) {
            RawCall.get(
                    behindTwo.port(), "/login", "X-Forwarded-For: 10.0.0.1, 203.0.113.7", "X-Forwarded-For: 10.0.0.9");
            RawCall.get(behindTwo.port(), "/login", "X-Forwarded-For: 10.0.0.9");
        }

        assertThat(Neighbours.AUTH.server.seen("/login"))
                .extracting(it -> it.header("X-Forwarded-For"))
                .containsExactly(List.of("203.0.113.7"), List.of("127.0.0.1"));
    }

    private static boolean isOfAuth(String path) {
        return path.equals("/api/profile") || !path.startsWith("/api");
    }

    @Test
    void bringsNothingBackThatIsNotForTheCaller() {
        var answer = RawCall.get(port, "/api/products");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie")).noneMatch(it -> it.contains("from-a-service"));
        assertThat(answer.header("Keep-Alive")).isEmpty();
        assertThat(answer.header("Proxy-Authenticate")).isEmpty();
        assertThat(answer.header("Transfer-Encoding")).isEmpty();
        assertThat(answer.header("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'self'");
    }

    @Test
    void letsAuthAloneSetCookies() {
        var form = Map.of("Content-Type", "application/x-www-form-urlencoded");

        var answer = new Browser(port).send("POST", "/login", "username=alice&password=secret", form);

        assertThat(answer.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("AUTH=");
    }
}
