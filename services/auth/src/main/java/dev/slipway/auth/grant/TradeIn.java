package dev.slipway.auth.grant;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Around the framework's provider: what can be traded in once is traded in by one caller at a time, in one transaction,
 * and whoever brings it a second time ends the whole family.
 */
class TradeIn implements AuthenticationProvider {

    private static final Logger log = LoggerFactory.getLogger(TradeIn.class);

    private final AuthenticationProvider framework;
    private final Families families;
    private final TransactionTemplate transaction;
    private final Function<Authentication, String> presented;
    private final Repeats repeats;

    TradeIn(
            AuthenticationProvider framework,
            Families families,
            TransactionTemplate transaction,
            Function<Authentication, String> presented,
            Repeats repeats) {
        this.framework = framework;
        this.families = families;
        this.transaction = transaction;
        this.presented = presented;
        this.repeats = repeats;
    }

    /** What a repeat within the window gets, and what is remembered for it. */
    interface Repeats {

        Repeats NONE = new Repeats() {};

        default @Nullable Authentication again(
                Family family, Authentication request, OAuth2ClientAuthenticationToken client) {
            return null;
        }

        default void remember(Family family, String token, Authentication given) {}
    }

    @Override
    public @Nullable Authentication authenticate(Authentication request) {
        var given = transaction.execute(status -> tradeIn(request));
        if (given == null) { // thrown outside, so that the end of the family is committed
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
        return given;
    }

    private @Nullable Authentication tradeIn(Authentication request) {
        var token = presented.apply(request);
        var client = (OAuth2ClientAuthenticationToken)
                ((OAuth2AuthorizationGrantAuthenticationToken) request).getPrincipal();
        var family = families.lockByToken(token).orElse(null);
        var row = families.token(token).orElse(null); // after the lock: who waited must see what the first one did
        if (family == null || row == null || family.revoked() || !isFor(family, Objects.requireNonNull(client))) {
            return null;
        }
        if (row.spent()) {
            var again = repeats.again(family, request, client);
            if (again == null) {
                log.warn(
                        "A {} of client {} was used again: everything of family {} is revoked.",
                        row.kind().column(),
                        family.client(),
                        family.id());
                families.revoke(family.id());
            }
            return again;
        }
        var given = framework.authenticate(request);
        if (given != null) {
            families.spend(token);
            repeats.remember(family, token, given);
        }
        return given;
    }

    private static boolean isFor(Family family, OAuth2ClientAuthenticationToken client) {
        var registered = client.getRegisteredClient();
        return registered != null && registered.getId().equals(family.client());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return framework.supports(authentication);
    }
}
