package dev.slipway.auth;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The registered clients are settings, not rows: three, and every address among them follows from the public URL. */
@Configuration(proxyBeanMethods = false)
class Clients {

    /** Secrets of clients are random and long, so one fast hash is enough; a slow one would be paid at every token. */
    static final PasswordEncoder SECRETS = new PasswordEncoder() {
        @Override
        public @Nullable String encode(@Nullable CharSequence secret) {
            return secret == null ? null : HexFormat.of().formatHex(Digests.sha256(secret.toString()));
        }

        @Override
        public boolean matches(@Nullable CharSequence secret, @Nullable String encoded) {
            return secret != null
                    && encoded != null
                    && MessageDigest.isEqual(
                            Digests.sha256(secret.toString()), HexFormat.of().parseHex(encoded));
        }
    };

    @Bean
    RegisteredClientRepository registeredClients(AuthSettings settings, PublicOrigin origin) {
        var tokens = TokenSettings.builder()
                .accessTokenTimeToLive(settings.accessTokenLifetime())
                .refreshTokenTimeToLive(settings.refreshTokenLifetime())
                .reuseRefreshTokens(false)
                .build();
        var pkce = ClientSettings.builder()
                .requireProofKey(true)
                .requireAuthorizationConsent(false)
                .build();
        return new InMemoryRegisteredClientRepository(
                client("gateway", tokens)
                        .clientSecret(SECRETS.encode(settings.gatewayClientSecret()))
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                        .redirectUri(origin.at("/session/callback"))
                        .postLogoutRedirectUri(origin.at("/"))
                        .scope(OidcScopes.OPENID)
                        .scope(OidcScopes.PROFILE)
                        .clientSettings(pkce)
                        .build(),
                client("cli", tokens)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .redirectUri("http://127.0.0.1/callback")
                        .scope(OidcScopes.OPENID)
                        .scope(OidcScopes.PROFILE)
                        .clientSettings(pkce)
                        .build(),
                client("machine", tokens)
                        .clientSecret(SECRETS.encode(settings.machineClientSecret()))
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                        .build());
    }

    private static RegisteredClient.Builder client(String id, TokenSettings tokens) {
        return RegisteredClient.withId(id).clientId(id).tokenSettings(tokens);
    }
}
