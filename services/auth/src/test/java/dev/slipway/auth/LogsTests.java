package dev.slipway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@AuthTest
@ExtendWith(OutputCaptureExtension.class)
class LogsTests {

    @LocalServerPort
    private int port;

    @Test
    void holdNoSecretOfAnybody(CapturedOutput output) {
        var browser = new Browser(port);
        var oidc = new Oidc(browser);
        var name = "log-" + UUID.randomUUID().toString().substring(0, 8);
        browser.register(name, "tiny-secret");
        browser.register(name, Oidc.PASSWORD);
        browser.signIn(name, "wrong-but-telling");
        browser.signIn(name, Oidc.PASSWORD);
        var code = Browser.query(Browser.location(oidc.authorize(Map.of()))).get("code");
        var first = oidc.tokens(code);
        var second = oidc.refresh(first.refresh());
        var third = oidc.refresh(second.refresh());
        oidc.refresh(first.refresh()); // ends the family, and is worth a line
        oidc.token("gateway", "not-the-secret-at-all", Map.of("grant_type", "refresh_token", "refresh_token", "x"));
        browser.submit(
                "/account", "/account/password", Map.of("current", Oidc.PASSWORD, "wanted", "seven loud red trains"));
        browser.submit("/account/password/forgotten", Map.of("email", name + "@example.org"));
        browser.get("/account/password/reset?token=a-token-that-somebody-mailed");
        browser.get("/connect/logout?id_token_hint=" + third.id());

        assertThat(output)
                .contains("was used again: everything of family")
                .doesNotContain(
                        "tiny-secret",
                        Oidc.PASSWORD,
                        "wrong-but-telling",
                        "seven loud red trains",
                        "not-the-secret-at-all",
                        AuthTest.KEY_SECRET,
                        AuthTest.GATEWAY_SECRET,
                        AuthTest.MACHINE_SECRET,
                        "a-token-that-somebody-mailed",
                        name + "@example.org",
                        code,
                        first.access(),
                        first.refresh(),
                        first.id(),
                        third.refresh(),
                        third.id());
    }
}
