package dev.slipway.e2e.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.e2e.Answer;
import dev.slipway.e2e.Browser;
import dev.slipway.e2e.OnAStack;
import dev.slipway.e2e.Scene;
import dev.slipway.e2e.Stack;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Who stole a refresh token and uses it after its owner did, or before, ends what the sign-in began, for both. */
@OnAStack
@Order(13)
class RefreshReuseTests {

    // RFC 7636, appendix B
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final Stack stack = Scene.stack();
    private final String callback = stack.url() + "/session/callback";

    /** The gateway's secret is with a local stack alone. */
    @BeforeEach
    void knowsTheGatewaysSecret() {
        Scene.needsItsProcesses();
    }

    @Test
    void endsTheWholeFamily() {
        var first = refreshToken(trade(newCode()));
        var second = refreshToken(refresh(first));
        var third = refreshToken(refresh(second));

        assertDead(refresh(first));

        assertDead(refresh(third));
    }

    @Test
    void endsWhatACodeBroughtThatIsUsedAgain() {
        var code = newCode();
        var token = refreshToken(trade(code));

        assertDead(trade(code));

        assertDead(refresh(token));
    }

    private Answer trade(String code) {
        return token(Map.of(
                "grant_type", "authorization_code", "code", code, "redirect_uri", callback, "code_verifier", VERIFIER));
    }

    private Answer refresh(String token) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    /** As the gateway asks. */
    private Answer token(Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(it -> it.getKey() + "=" + encode(it.getValue()))
                .collect(Collectors.joining("&"));
        var credentials = ("gateway:" + stack.secret("gateway.secret")).getBytes(StandardCharsets.UTF_8);
        return Scene.stranger()
                .sendText(
                        "POST",
                        "/oauth2/token",
                        body,
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    /** Of somebody who is signed in, caught on its way to the gateway. */
    private String newCode() {
        var browser = new Browser(stack.url()).signIn("bob", stack.password("bob"));
        var answer = browser.request(
                "GET",
                "/oauth2/authorize?response_type=code&client_id=gateway&scope=openid&state=state&redirect_uri="
                        + encode(callback) + "&code_challenge_method=S256&code_challenge=" + CHALLENGE,
                null);
        var code = CODE.matcher(answer.header("Location"));
        assertThat(code.find()).as(answer.header("Location")).isTrue();
        return code.group(1);
    }

    private static String refreshToken(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("refresh_token").asString();
    }

    private static void assertDead(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asString()).isEqualTo("invalid_grant");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
