package dev.slipway.gateway.session;

import dev.slipway.gateway.PublicUrl;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;

/** The gateway as auth's client: browsers go to the public address, the gateway itself to auth's own, and nothing is fetched at start. */
@Configuration(proxyBeanMethods = false)
class LoginConfiguration {

    static final String CLIENT = "gateway";

    @Bean
    ClientRegistrationRepository clientRegistrations(PublicUrl url, SessionSettings.Client client) {
        return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId(CLIENT)
                .clientId(CLIENT)
                .clientSecret(client.secret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(url.at("/session/callback"))
                .scope(OidcScopes.OPENID, OidcScopes.PROFILE)
                .issuerUri(url.issuer())
                .authorizationUri(url.at("/oauth2/authorize"))
                .tokenUri(AuthClient.at("/oauth2/token"))
                .jwkSetUri(AuthClient.at("/oauth2/jwks"))
                .userNameAttributeName(IdTokenClaimNames.SUB)
                .build());
    }

    @Bean
    OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codes(AuthClient auth) {
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(tokenEndpoint(auth));
        return client;
    }

    @Bean
    OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> renewals(AuthClient auth) {
        var client = new RestClientRefreshTokenTokenResponseClient();
        client.setRestClient(tokenEndpoint(auth));
        return client;
    }

    /** As the default factory's, but with a time limit on fetching the keys. */
    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens(AuthClient auth) {
        var rest = auth.rest();
        return registration -> {
            var decoder = NimbusJwtDecoder.withJwkSetUri(AuthClient.at("/oauth2/jwks"))
                    .restOperations(rest)
                    .build();
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
            decoder.setClaimSetConverter(
                    new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
            return decoder;
        };
    }

    private static RestClient tokenEndpoint(AuthClient auth) {
        var rest = auth.rest();
        rest.setMessageConverters(
                List.of(new FormHttpMessageConverter(), new OAuth2AccessTokenResponseHttpMessageConverter()));
        rest.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        return RestClient.create(rest);
    }
}
