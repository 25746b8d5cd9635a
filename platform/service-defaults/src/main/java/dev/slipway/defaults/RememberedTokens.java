package dev.slipway.defaults;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers for a minute what was found right: to take a token apart and check its signature is a good part of what a small request costs.
 * Of what was checked only its time can run out meanwhile; a key that its issuer withdraws is known here for longer than that anyway.
 */
final class RememberedTokens implements JwtDecoder {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    /** Each takes some kilobytes. */
    private static final int MOST = 1_000;

    private final JwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> time;
    private final Cache<String, Jwt> known =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST).build();

    RememberedTokens(JwtDecoder decoder, OAuth2TokenValidator<Jwt> time) {
        this.decoder = decoder;
        this.time = time;
    }

    @Override
    public Jwt decode(String token) {
        var remembered = known.getIfPresent(token);
        if (remembered != null && !time.validate(remembered).hasErrors()) {
            return remembered;
        }
        var jwt = decoder.decode(token);
        known.put(token, jwt);
        return jwt;
    }
}
