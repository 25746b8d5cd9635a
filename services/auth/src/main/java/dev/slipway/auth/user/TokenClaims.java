package dev.slipway.auth.user;

import dev.slipway.auth.UserInfo;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/** What tokens say. An access token is for {@code slipway} and of its own type, so an ID token cannot pass for one. */
@Component
class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext>, UserInfo {

    private final Users users;

    TokenClaims(Users users) {
        this.users = users;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            context.getJwsHeader().type("at+jwt");
            context.getClaims()
                    .audience(List.of("slipway"))
                    .claim("client_id", context.getRegisteredClient().getClientId());
            if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
                context.getClaims().claim("roles", List.of());
            } else {
                var user = user(name(context));
                context.getClaims()
                        .claim("roles", user.roleClaims())
                        .claim(StandardClaimNames.PREFERRED_USERNAME, user.name());
            }
        } else {
            var user = user(name(context));
            var lifetime = context.getRegisteredClient().getTokenSettings().getAccessTokenTimeToLive();
            context.getJwsHeader().type("JWT");
            // No token outlives an access token, so a retired key is needed no longer than that.
            context.getClaims()
                    .expiresAt(Instant.now().plus(lifetime))
                    .claim(StandardClaimNames.PREFERRED_USERNAME, user.name())
                    .claim(StandardClaimNames.NAME, user.displayName());
        }
    }

    @Override
    public OidcUserInfo of(OidcUserInfoAuthenticationContext context) {
        var user = user(context.getAuthorization().getPrincipalName());
        var info = OidcUserInfo.builder().subject(user.id().toString());
        if (context.getAccessToken().getScopes().contains("profile")) {
            info.preferredUsername(user.name()).name(user.displayName());
        }
        return info.build();
    }

    private static String name(JwtEncodingContext context) {
        Authentication principal = context.getPrincipal();
        return Objects.requireNonNull(principal).getName();
    }

    private User user(String id) {
        return users.find(UUID.fromString(id))
                .filter(User::enabled) // also whoever signed in at the moment of being disabled
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
    }
}
