package dev.slipway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Behind an edge that ends TLS, one setting makes everything strict. */
@GatewayTest
class TlsTests {

    @Autowired
    private Environment settings;

    private OtherGateway gateway;

    @BeforeEach
    void start() {
        gateway = OtherGateway.of(settings, Map.of("slipway.public-url", "https://shop.example.org"));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void bindsCookiesToTheHostAndTheTransport() {
        var begun = new Browser(gateway.port()).get("/session/login");

        assertThat(begun.headers().allValues("Set-Cookie")).allMatch(it -> it.startsWith("__Host-"));
        assertThat(cookie(begun, "__Host-SLIPWAY"))
                .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain");
        assertThat(begun.headers().firstValue("Location"))
                .hasValueSatisfying(it -> assertThat(it)
                        .startsWith("https://shop.example.org/oauth2/authorize?")
                        .contains("redirect_uri=https://shop.example.org/session/callback"));
        assertThat(begun.headers().firstValue("Strict-Transport-Security")).isPresent();

        var me = new Browser(gateway.port()).get("/session/me");
        assertThat(cookie(me, "__Host-XSRF-TOKEN"))
                .contains("Path=/", "Secure", "SameSite=Lax")
                .doesNotContain("Domain", "HttpOnly");

        Neighbours.AUTH.server.forget();
        RawCall.get(gateway.port(), "/login", "Cookie: __Host-SLIPWAY=a; AUTH=b; __Host-XSRF-TOKEN=c");
        assertThat(Neighbours.AUTH.server.seen("/login")).singleElement().satisfies(it -> {
            assertThat(it.header("Cookie")).containsExactly("AUTH=b");
            assertThat(it.header("Host")).containsExactly("shop.example.org");
            assertThat(it.header("X-Forwarded-Proto")).containsExactly("https");
            assertThat(it.header("X-Forwarded-Port")).containsExactly("443");
        });
    }

    @Test
    void leadsToThePublicAddressWhateverTheRequestClaims() {
        var claims = new String[] {
            "Host: evil.example",
            "X-Forwarded-Host: evil.example",
            "X-Forwarded-Proto: http",
            "X-Forwarded-Port: 1",
            "X-Forwarded-Prefix: /evil",
            "Forwarded: host=evil.example;proto=http"
        };

        for (var path : List.of("/session/login", "/session/callback?code=c&state=s", "/docs/")) {
            var answer = RawCall.named(gateway.port(), path, claims);

            assertThat(answer.status()).as(path).isEqualTo(302);
            assertThat(answer.header("Location"))
                    .singleElement()
                    .asString()
                    .as(path)
                    .doesNotContain("evil", "http:");
        }
        assertThat(RawCall.named(gateway.port(), "/session/callback?code=c&state=s", claims)
                        .header("Location"))
                .containsExactly("https://shop.example.org/?sign-in=failed");
        assertThat(RawCall.named(gateway.port(), "/docs/", claims).header("Location"))
                .containsExactly("/docs");
    }

    private static String cookie(HttpResponse<String> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(it -> it.startsWith(name + "="))
                .findAny()
                .orElseThrow();
    }
}
