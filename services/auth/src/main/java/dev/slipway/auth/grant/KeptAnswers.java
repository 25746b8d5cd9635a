package dev.slipway.auth.grant;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.auth.AuthSettings;
import dev.slipway.auth.Vault;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationToken;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client whose answer was lost on the way, or whose two replicas refresh at the same moment, is no thief: for some
 * seconds the last token that was traded in brings the same tokens again.
 */
@Component
class KeptAnswers implements TradeIn.Repeats {

    private final Families families;
    private final Vault vault;
    private final AuthSettings settings;
    private final JsonMapper json = JsonMapper.shared();

    KeptAnswers(Families families, Vault vault, AuthSettings settings) {
        this.families = families;
        this.vault = vault;
        this.settings = settings;
    }

    @Override
    public @Nullable Authentication again(
            Family family, Authentication request, OAuth2ClientAuthenticationToken client) {
        var sealed = family.answer();
        if (sealed == null) {
            return null;
        }
        var answer = json.readValue(new String(vault.open(purpose(family.id()), sealed.bytes()), UTF_8), Answer.class);
        var scopes = ((OAuth2RefreshTokenAuthenticationToken) request).getScopes();
        if (!scopes.isEmpty() && !scopes.equals(answer.scopes())) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_SCOPE);
        }
        return answer.to(client);
    }

    @Override
    public void remember(Family family, String token, Authentication given) {
        var answer = json.writeValueAsString(Answer.of((OAuth2AccessTokenAuthenticationToken) given));
        families.answered(
                family.id(), token, vault.seal(purpose(family.id()), answer.getBytes(UTF_8)), settings.repeatWindow());
    }

    private static String purpose(UUID family) {
        return "answer:" + family;
    }
}
