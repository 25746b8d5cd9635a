package dev.slipway.auth.grant;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;

/** What a refresh was answered with, in the form in which it is kept, encrypted, for the seconds of a repeat. */
record Answer(
        String access,
        Instant accessIssuedAt,
        Instant accessExpiresAt,
        Set<String> scopes,
        String refresh,
        Instant refreshIssuedAt,
        Instant refreshExpiresAt,
        @Nullable String idToken) {

    static Answer of(OAuth2AccessTokenAuthenticationToken given) {
        var access = given.getAccessToken();
        var refresh = Objects.requireNonNull(given.getRefreshToken());
        return new Answer(
                access.getTokenValue(),
                Objects.requireNonNull(access.getIssuedAt()),
                Objects.requireNonNull(access.getExpiresAt()),
                access.getScopes(),
                refresh.getTokenValue(),
                Objects.requireNonNull(refresh.getIssuedAt()),
                Objects.requireNonNull(refresh.getExpiresAt()),
                (String) given.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN));
    }

    OAuth2AccessTokenAuthenticationToken to(OAuth2ClientAuthenticationToken client) {
        var more = new HashMap<String, Object>();
        if (idToken != null) {
            more.put(OidcParameterNames.ID_TOKEN, idToken);
        }
        return new OAuth2AccessTokenAuthenticationToken(
                Objects.requireNonNull(client.getRegisteredClient()),
                client,
                new OAuth2AccessToken(
                        OAuth2AccessToken.TokenType.BEARER, access, accessIssuedAt, accessExpiresAt, scopes),
                new OAuth2RefreshToken(refresh, refreshIssuedAt, refreshExpiresAt),
                Map.copyOf(more));
    }

    @Override
    public String toString() {
        return "Answer";
    }
}
