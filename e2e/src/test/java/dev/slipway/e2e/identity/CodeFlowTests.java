package dev.slipway.e2e.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.e2e.Browser;
import dev.slipway.e2e.OnAStack;
import dev.slipway.e2e.Scene;
import dev.slipway.e2e.SignIn;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody gets a code who leaves out, or changes, what keeps codes from thieves. */
@OnAStack
@Order(11)
class CodeFlowTests {

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final String ASKED = SignIn.authorization("state", CHALLENGE);
    private static final Pattern CODE_OR_TOKEN = Pattern.compile("[?&#](code|access_token)=");

    private final Browser browser =
            new Browser(Scene.stack().url()).signIn("alice", Scene.stack().password("alice"));

    @Test
    void givesACodeToWhoAsksAsItShould() {
        assertThat(endOf(ASKED))
                .asString()
                .contains("http://127.0.0.1/callback")
                .containsPattern(CODE_OR_TOKEN);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "without PKCE,           &code_challenge_method=S256&code_challenge=" + CHALLENGE + ", ''",
        "with the plain method,  =S256,                     =plain",
        "for the implicit flow,  response_type=code,        response_type=token",
        "for another client,     client_id=cli,             client_id=gateway",
        "to another host,        127.0.0.1%2Fcallback,      evil.example%2Fcallback",
        "to another path,        127.0.0.1%2Fcallback,      127.0.0.1%2Felsewhere",
        "to a host behind an @,  127.0.0.1%2Fcallback,      127.0.0.1%40evil.example%2Fcallback",
        "to another scheme,      =http%3A,                  =javascript%3A",
    })
    void givesNoneOtherwise(String how, String right, String wrong) {
        assertThat(ASKED).contains(right);

        var end = endOf(ASKED.replace(right, wrong));

        assertThat(end).asString().doesNotContainPattern(CODE_OR_TOKEN);
        assertThat(end.getHost()).isNotEqualTo("evil.example");
    }

    private URI endOf(String address) {
        return browser.open(address).address();
    }
}
