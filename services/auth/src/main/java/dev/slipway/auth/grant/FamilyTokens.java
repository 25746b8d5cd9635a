package dev.slipway.auth.grant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.token.OAuth2RefreshTokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/** Refresh tokens that all end when the first of their family ends. */
class FamilyTokens implements OAuth2TokenGenerator<OAuth2RefreshToken> {

    private final OAuth2RefreshTokenGenerator framework = new OAuth2RefreshTokenGenerator();

    @Override
    public @Nullable OAuth2RefreshToken generate(OAuth2TokenContext context) {
        var fresh = framework.generate(context);
        var end = end(context);
        return fresh == null || end == null
                ? fresh
                : new OAuth2RefreshToken(fresh.getTokenValue(), fresh.getIssuedAt(), end);
    }

    private static @Nullable Instant end(OAuth2TokenContext context) {
        if (!AuthorizationGrantType.REFRESH_TOKEN.equals(context.getAuthorizationGrantType())) {
            return null;
        }
        OAuth2Authorization family = context.getAuthorization();
        var current = family == null ? null : family.getRefreshToken();
        return current == null ? null : current.getToken().getExpiresAt();
    }
}
