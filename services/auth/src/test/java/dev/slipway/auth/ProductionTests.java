package dev.slipway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;

/** Under a public address with TLS, which ends at the edge: the requests come in plain. */
@AuthTest
@ActiveProfiles("production")
@TestPropertySource(
        properties = {
            "slipway.public-url=https://shop.example.org",
            "slipway.auth.gateway-client-secret=hV4mT9xQ2rKz7LcW8nBy3PdG1",
            "slipway.auth.machine-client-secret=Zx8nW3kQ6vRt1LmY9cBs4JfH2"
        })
class ProductionTests {

    @LocalServerPort
    private int port;

    @Test
    void tiesTheCookieToThisHostAndToTls() {
        assertThat(new Browser(port).get("/login").headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("__Host-SLIPWAY_AUTH=")
                .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContainIgnoringCase("domain=");
    }

    @Test
    void speaksOfItselfByThePublicAddress() {
        assertThat(new Browser(port).get("/.well-known/openid-configuration").body())
                .contains("\"issuer\":\"https://shop.example.org\"", "https://shop.example.org/oauth2/jwks")
                .doesNotContain("localhost");
        assertThat(new Browser(port).get("/login").headers().firstValue("Strict-Transport-Security"))
                .isPresent();
    }

    @Test
    void leadsNowhereElseWhateverTheRequestClaims() throws IOException {
        for (var path : List.of(
                "/account",
                "/oauth2/authorize?response_type=code&client_id=cli&scope=openid&redirect_uri=http://127.0.0.1/callback"
                        + "&code_challenge_method=S256&code_challenge=" + "c".repeat(43))) {
            var location = claiming(path)
                    .lines()
                    .filter(it -> it.startsWith("Location: "))
                    .findFirst();

            assertThat(location)
                    .as(path)
                    .hasValueSatisfying(
                            it -> assertThat(it).isIn("Location: /login", "Location: https://shop.example.org/login"));
        }
    }

    /** The head of an answer to somebody who says that this is another place. */
    private String claiming(String path) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write("""
                    GET %s HTTP/1.1\r
                    Host: evil.example\r
                    X-Forwarded-Host: evil.example\r
                    X-Forwarded-Proto: http\r
                    Forwarded: host=evil.example;proto=http\r
                    Accept: text/html\r
                    Connection: close\r
                    \r
                    """.formatted(path).getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void takesNoAddressThatOnlyExamplesHave() {
        for (var email :
                new String[] {"alice@example.org", "alice@shop.test", "alice@EXAMPLE.com", "a@b.example.net"}) {
            assertThat(register(email).body()).contains("can never receive mail");
        }
        assertThat(register("alice@latest.org").statusCode()).isEqualTo(302);
    }

    @Test
    void offersNoLinkByMailWhereNoMailServerIsConfigured() {
        assertThat(new Browser(port).get("/account/password/forgotten").body())
                .contains("No mail can be sent from here.")
                .doesNotContain("<form");
    }

    /** By hand, since a browser sends the cookie over TLS only. */
    private HttpResponse<String> register(String email) {
        var browser = new Browser(port);
        var page = browser.get("/register");
        var cookie = page.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        var form = Browser.encode(Map.of(
                "username",
                "alice",
                "displayName",
                "Alice",
                "email",
                email,
                "password",
                Oidc.PASSWORD,
                "_csrf",
                Browser.csrf(page.body()).orElseThrow()));
        return new Browser(port)
                .send(HttpRequest.newBuilder(browser.here("/register"))
                        .header("Cookie", cookie)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
    }
}
