package dev.slipway.auth.grant;

import dev.slipway.auth.TokenEndpointProviders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class GrantConfiguration {

    @Bean
    OAuth2TokenGenerator<? extends OAuth2Token> tokens(
            JwtEncoder encoder, OAuth2TokenCustomizer<JwtEncodingContext> claims) {
        var jwts = new JwtGenerator(encoder);
        jwts.setJwtCustomizer(claims);
        return new DelegatingOAuth2TokenGenerator(jwts, new FamilyTokens());
    }

    @Bean
    TokenEndpointProviders tradedInOnce(Families families, KeptAnswers answers, TransactionTemplate transaction) {
        return providers -> providers.replaceAll(provider -> switch (provider) {
            case OAuth2AuthorizationCodeAuthenticationProvider codes ->
                new TradeIn(
                        codes,
                        families,
                        transaction,
                        request -> ((OAuth2AuthorizationCodeAuthenticationToken) request).getCode(),
                        TradeIn.Repeats.NONE);
            case OAuth2RefreshTokenAuthenticationProvider refreshes ->
                new TradeIn(
                        refreshes,
                        families,
                        transaction,
                        request -> ((OAuth2RefreshTokenAuthenticationToken) request).getRefreshToken(),
                        answers);
            default -> provider;
        });
    }
}
