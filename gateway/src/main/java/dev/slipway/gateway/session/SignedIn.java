package dev.slipway.gateway.session;

import com.nimbusds.jwt.JWTParser;
import java.io.Serializable;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;

/** Whoever sits at a browser, and the tokens that speak for them; it leaves the gateway's database only towards the services. */
record SignedIn(
        String subject,
        String name,
        List<String> roles,
        String accessToken,
        Instant expiresAt,
        @Nullable String refreshToken,
        @Nullable String idToken)
        implements Serializable {

    static final String ATTRIBUTE = "signed-in";

    static SignedIn with(OAuth2AccessToken access, @Nullable OAuth2RefreshToken refresh, @Nullable String idToken) {
        try {
            var claims = JWTParser.parse(access.getTokenValue()).getJWTClaimsSet();
            var name = claims.getStringClaim("preferred_username");
            var roles = claims.getStringListClaim("roles");
            return new SignedIn(
                    Objects.requireNonNull(claims.getSubject()),
                    name == null ? claims.getSubject() : name,
                    roles == null ? List.of() : List.copyOf(roles),
                    access.getTokenValue(),
                    Objects.requireNonNull(access.getExpiresAt()),
                    refresh == null ? null : refresh.getTokenValue(),
                    idToken);
        } catch (ParseException unreadable) {
            throw new IllegalStateException("auth issued an access token that is no JWT", unreadable);
        }
    }

    SignedIn renewed(OAuth2AccessToken access, @Nullable OAuth2RefreshToken refresh, @Nullable String newIdToken) {
        var next = with(access, refresh, newIdToken == null ? idToken : newIdToken);
        return new SignedIn(
                next.subject,
                next.name,
                next.roles,
                next.accessToken,
                next.expiresAt,
                refresh == null ? refreshToken : next.refreshToken,
                next.idToken);
    }

    boolean livesLonger(Duration than, Instant now) {
        return now.plus(than).isBefore(expiresAt);
    }

    /** Records print all they hold, and this one must not end up in a log. */
    @Override
    public String toString() {
        return "SignedIn[" + subject + "]";
    }
}
