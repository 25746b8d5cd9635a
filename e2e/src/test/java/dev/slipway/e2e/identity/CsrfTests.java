package dev.slipway.e2e.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.e2e.Api;
import dev.slipway.e2e.Browser;
import dev.slipway.e2e.OnAStack;
import dev.slipway.e2e.Operations;
import dev.slipway.e2e.Scene;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A page of another site has a browser's cookies, and not its token. */
@OnAStack
@Order(10)
class CsrfTests {

    private final Browser browser =
            new Browser(Scene.stack().url()).signIn("admin", Scene.stack().password("admin"));

    @Test
    void changesNothingByCookiesAlone() {
        var otherSite = Api.anonymous(Scene.stack().url());
        var changing = Operations.documented().stream()
                .filter(it -> !it.reads() && !it.open())
                .toList();

        assertThat(changing).hasSizeGreaterThan(20).allSatisfy(it -> {
            var answer = otherSite.send(
                    it.method(), it.with(UUID.randomUUID().toString()), Map.of(), "Cookie", browser.cookies());
            assertThat(answer.status()).as("%s", it).isIn(403, 404);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        });
    }

    @Test
    void neitherSignsOutByThem() {
        var answer = Api.anonymous(Scene.stack().url()).post("/session/logout", null, "Cookie", browser.cookies());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(browser.request("GET", "/api/profile", null).status()).isEqualTo(200);
    }
}
