package dev.slipway.auth.key;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.slipway.auth.PublicOrigin;
import java.time.Instant;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class KeyConfiguration {

    @Bean
    JWKSource<SecurityContext> jwks(SigningKeys keys) {
        return (selector, context) -> selector.select(new JWKSet(keys.ring().published(Instant.now()).stream()
                .<JWK>map(SigningKey::key)
                .toList()));
    }

    /** Several keys are published at once; without a choice the encoder refuses to sign at all. */
    @Bean
    JwtEncoder jwtEncoder(JWKSource<SecurityContext> jwks, SigningKeys keys) {
        var encoder = new NimbusJwtEncoder(jwks);
        encoder.setJwkSelector(candidates -> {
            var active = keys.ring().active(Instant.now()).kid();
            return candidates.stream()
                    .filter(key -> active.equals(key.getKeyID()))
                    .findFirst()
                    .orElseThrow();
        });
        return encoder;
    }

    /** For the endpoints here that take an access token, and nothing but an access token. */
    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> jwks, PublicOrigin origin) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, jwks));
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        var timestamps = new JwtTimestampValidator();
        timestamps.setAllowEmptyExpiryClaim(false);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                timestamps,
                new JwtIssuerValidator(origin.issuer()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains("slipway"))));
        return decoder;
    }
}
