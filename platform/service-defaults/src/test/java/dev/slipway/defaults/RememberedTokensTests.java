package dev.slipway.defaults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class RememberedTokensTests {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final List<String> checked = new ArrayList<>();
    private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final RememberedTokens tokens = new RememberedTokens(this::check, this::inTime);

    @Test
    void checksATokenOnceAndEachOtherOneOnItsOwn() {
        assertThat(tokens.decode("one").getSubject()).isEqualTo("one");
        assertThat(tokens.decode("one").getSubject()).isEqualTo("one");
        assertThat(tokens.decode("other").getSubject()).isEqualTo("other");

        assertThat(checked).containsExactly("one", "other");
    }

    @Test
    void refusesWhatItRemembersOnceItsTimeIsOver() {
        tokens.decode("one");
        clock = Clock.fixed(NOW.plusSeconds(61), ZoneOffset.UTC);

        assertThatThrownBy(() -> tokens.decode("one")).isInstanceOf(BadJwtException.class);
    }

    @Test
    void remembersNothingOfWhatItRefused() {
        assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);

        assertThat(checked).containsExactly("forged", "forged");
    }

    private Jwt check(String token) {
        checked.add(token);
        var jwt = Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject(token)
                .expiresAt(NOW.plusSeconds(60))
                .build();
        if (token.equals("forged") || inTime(jwt).hasErrors()) {
            throw new BadJwtException("refused");
        }
        return jwt;
    }

    private OAuth2TokenValidatorResult inTime(Jwt jwt) {
        return clock.instant().isAfter(jwt.getExpiresAt())
                ? OAuth2TokenValidatorResult.failure(new OAuth2Error("expired"))
                : OAuth2TokenValidatorResult.success();
    }
}
