package dev.slipway.auth.grant;

import com.nimbusds.jwt.SignedJWT;
import java.security.Principal;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * The framework's view of our rows. Tokens are kept as hashes, so what comes back holds the one token that was asked
 * for, and of the others only what the framework needs to go on.
 */
@Component
class Grants implements OAuth2AuthorizationService {

    /** Stands where the framework wants to see a token that we no longer know. */
    private static final String UNKNOWN = "-";

    private final Families families;
    private final RegisteredClientRepository clients;

    Grants(Families families, RegisteredClientRepository clients) {
        this.families = families;
        this.clients = clients;
    }

    @Override
    @Transactional
    public void save(OAuth2Authorization authorization) {
        var id = UUID.fromString(authorization.getId());
        var code = authorization.getToken(OAuth2AuthorizationCode.class);
        var access = authorization.getAccessToken();
        var refresh = authorization.getRefreshToken();
        var idToken = authorization.getToken(OidcIdToken.class);
        if (!families.exists(id)) {
            var family = family(id, authorization);
            families.insert(family, family.user() == null ? null : browserSession());
        }
        keep(id, Kind.CODE, code);
        keep(id, Kind.ACCESS, access);
        keep(id, Kind.REFRESH, refresh);
        keep(id, Kind.ID, idToken);
        if (code != null && code.isInvalidated()) {
            families.spend(code.getToken().getTokenValue());
        }
        if ((access != null && access.isInvalidated()) || (refresh != null && refresh.isInvalidated())) {
            families.revoke(id);
        }
    }

    private void keep(UUID family, Kind kind, OAuth2Authorization.@Nullable Token<? extends OAuth2Token> held) {
        if (held == null || UNKNOWN.equals(held.getToken().getTokenValue())) {
            return;
        }
        var token = held.getToken();
        var end = Objects.requireNonNull(token.getExpiresAt(), "every token here ends");
        families.keep(family, kind, token.getTokenValue(), token.getIssuedAt(), end);
        families.prolong(family, end);
    }

    /** A user's family begins at the authorization endpoint, where the browser is. */
    private static String browserSession() {
        return RequestContextHolder.currentRequestAttributes().getSessionId();
    }

    private static Family family(UUID id, OAuth2Authorization authorization) {
        OAuth2AuthorizationRequest request = authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
        var more = request == null ? Map.<String, Object>of() : request.getAdditionalParameters();
        Authentication user = authorization.getAttribute(Principal.class.getName());
        return new Family(
                id,
                authorization.getRegisteredClientId(),
                request == null || user == null ? null : UUID.fromString(user.getName()),
                authorization.getAuthorizationGrantType().getValue(),
                authorization.getAuthorizedScopes(),
                request == null ? null : request.getRedirectUri(),
                (String) more.get(PkceParameterNames.CODE_CHALLENGE),
                (String) more.get(OidcParameterNames.NONCE),
                Instant.now(),
                false,
                null);
    }

    @Override
    @Transactional
    public void remove(OAuth2Authorization authorization) {
        families.revoke(UUID.fromString(authorization.getId()));
    }

    /** Only for consent pages and device codes, which do not exist here. */
    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return null;
    }

    @Override
    @Transactional(readOnly = true)
    public @Nullable OAuth2Authorization findByToken(String value, @Nullable OAuth2TokenType type) {
        var token = families.token(value).orElse(null);
        if (token == null || (type != null && token.kind() != kind(type))) {
            return null;
        }
        return families.byToken(value)
                .map(family -> authorization(family, token, value))
                .orElse(null);
    }

    private static @Nullable Kind kind(OAuth2TokenType type) {
        return switch (type.getValue()) {
            case "code" -> Kind.CODE;
            case "access_token" -> Kind.ACCESS;
            case "refresh_token" -> Kind.REFRESH;
            case "id_token" -> Kind.ID;
            default -> null;
        };
    }

    private @Nullable OAuth2Authorization authorization(Family family, Token token, String value) {
        var client = clients.findById(family.client());
        if (client == null) {
            return null;
        }
        var builder = OAuth2Authorization.withRegisteredClient(client)
                .id(family.id().toString())
                .principalName(family.principal())
                .authorizationGrantType(new AuthorizationGrantType(family.grantType()))
                .authorizedScopes(family.scopes());
        if (family.user() != null) {
            builder.attribute(
                    Principal.class.getName(),
                    UsernamePasswordAuthenticationToken.authenticated(family.principal(), null, List.of()));
            builder.attribute(OAuth2AuthorizationRequest.class.getName(), request(family, client.getClientId()));
        }
        if (token.kind() != Kind.ID && family.scopes().contains(OidcScopes.OPENID)) {
            builder.token(
                    new OidcIdToken(UNKNOWN, token.issuedAt(), token.expiresAt(), Map.of("sub", family.principal())));
        }
        // An ID token is good as a hint at sign-out, even after the family has ended.
        var over = token.kind() != Kind.ID && (family.revoked() || token.spent());
        return builder.token(
                        asked(family, token, value),
                        metadata -> metadata.put(OAuth2Authorization.Token.INVALIDATED_METADATA_NAME, over))
                .build();
    }

    private static OAuth2Token asked(Family family, Token token, String value) {
        return switch (token.kind()) {
            case CODE -> new OAuth2AuthorizationCode(value, token.issuedAt(), token.expiresAt());
            case ACCESS ->
                new OAuth2AccessToken(
                        OAuth2AccessToken.TokenType.BEARER,
                        value,
                        token.issuedAt(),
                        token.expiresAt(),
                        family.scopes());
            case REFRESH -> new OAuth2RefreshToken(value, token.issuedAt(), token.expiresAt());
            case ID -> new OidcIdToken(value, token.issuedAt(), token.expiresAt(), claims(value));
        };
    }

    /** Its hash is in our table, so we signed it. */
    private static Map<String, Object> claims(String idToken) {
        try {
            return SignedJWT.parse(idToken).getPayload().toJSONObject();
        } catch (ParseException e) {
            throw new IllegalStateException("an ID token of ours is no JWT", e);
        }
    }

    private static OAuth2AuthorizationRequest request(Family family, String clientId) {
        var more = new HashMap<String, Object>();
        if (family.codeChallenge() != null) {
            more.put(PkceParameterNames.CODE_CHALLENGE, family.codeChallenge());
            more.put(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
        }
        if (family.nonce() != null) {
            more.put(OidcParameterNames.NONCE, family.nonce());
        }
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri("/oauth2/authorize")
                .clientId(clientId)
                .redirectUri(family.redirectUri())
                .scopes(Set.copyOf(family.scopes()))
                .additionalParameters(more)
                .build();
    }
}
