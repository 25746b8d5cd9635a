package dev.slipway.gateway.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Component;

/**
 * A session's access token, renewed when it is about to end. A refresh token works once, so of all requests of a session, at all
 * replicas, one renews and the others wait for what it got.
 */
@Component
class Tokens {

    private static final Logger log = LoggerFactory.getLogger(Tokens.class);

    private static final Duration PATIENCE = Duration.ofMillis(3500);

    /** A renewal that begins later than this would not be over while its request can still wait. */
    private static final Duration MAY_BEGIN = Duration.ofMillis(1200);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(40);

    private final BrowserSessions sessions;
    private final OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> auth;
    private final ClientRegistrationRepository clients;
    private final SessionSettings settings;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, CompletableFuture<SignedIn>> underWay = new ConcurrentHashMap<>();

    /** Each renewal holds a connection while it asks auth: most of the pool stays with the requests that only read. */
    private final Semaphore connections = new Semaphore(4);

    Tokens(
            BrowserSessions sessions,
            OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> auth,
            ClientRegistrationRepository clients,
            SessionSettings settings) {
        this.sessions = sessions;
        this.auth = auth;
        this.clients = clients;
        this.settings = settings;
    }

    /** @throws Ended when auth no longer stands by this session */
    String of(String sessionId, SignedIn user) throws Ended, Unavailable {
        if (user.livesLonger(settings.renewBefore(), clock.instant())) {
            return user.accessToken();
        }
        var mine = new CompletableFuture<SignedIn>();
        var others = underWay.putIfAbsent(sessionId, mine);
        if (others == null) {
            try {
                mine.complete(renew(sessionId));
            } catch (Ended | Unavailable | RuntimeException failure) {
                mine.completeExceptionally(failure);
            } finally {
                mine.completeExceptionally(new Unavailable()); // whatever happened, nobody may wait for ever
                underWay.remove(sessionId);
            }
        }
        try {
            return (others == null ? mine : others).join().accessToken();
        } catch (CompletionException failed) {
            return orTheOldOne(user, failed.getCause());
        }
    }

    private String orTheOldOne(SignedIn user, @Nullable Throwable failure) throws Ended, Unavailable {
        switch (failure) {
            case Ended ended -> throw ended;
            case Unavailable unavailable -> {
                if (user.livesLonger(Duration.ZERO, clock.instant())) {
                    return user.accessToken();
                }
                throw unavailable;
            }
            case RuntimeException other -> throw other;
            case null, default -> throw new IllegalStateException(failure);
        }
    }

    private SignedIn renew(String sessionId) throws Ended, Unavailable {
        var began = clock.instant();
        try {
            while (connections.tryAcquire(left(began).toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    var change = sessions.alone(sessionId, user -> renewed(user, began.plus(MAY_BEGIN)));
                    if (change.isPresent()) {
                        var user = change.get().user();
                        if (user == null) {
                            throw new Ended();
                        }
                        return user;
                    }
                } finally {
                    connections.release();
                }
                Thread.sleep(BETWEEN_LOOKS);
                if (!left(began).isPositive()) {
                    break;
                }
            }
            log.warn("auth is slow, or busy with the renewals of other sessions: one gave up");
        } catch (OAuth2AuthorizationException refused) {
            if (OAuth2ErrorCodes.INVALID_GRANT.equals(refused.getError().getErrorCode())) {
                throw new Ended();
            }
            log.warn("auth did not renew a session's tokens: {}", refused.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new Unavailable();
    }

    private Duration left(Instant began) {
        return Duration.between(clock.instant(), began.plus(PATIENCE));
    }

    private SignedIn renewed(SignedIn user, Instant latest) {
        if (user.livesLonger(settings.renewBefore(), clock.instant())) {
            return user;
        }
        if (clock.instant().isAfter(latest)) {
            throw new OAuth2AuthorizationException(new OAuth2Error(OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE));
        }
        var refresh = user.refreshToken();
        if (refresh == null) {
            throw new OAuth2AuthorizationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_GRANT));
        }
        var expiry = user.expiresAt();
        var old = new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, user.accessToken(), expiry.minusSeconds(1), expiry);
        var answer = auth.getTokenResponse(new OAuth2RefreshTokenGrantRequest(
                Objects.requireNonNull(clients.findByRegistrationId(LoginConfiguration.CLIENT)),
                old,
                new OAuth2RefreshToken(refresh, null)));
        var idToken = answer.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN);
        return user.renewed(
                answer.getAccessToken(), answer.getRefreshToken(), idToken instanceof String it ? it : null);
    }

    /** Signed out elsewhere, expired for good, or its family of refresh tokens was revoked. */
    static final class Ended extends Exception {}

    /** auth cannot be asked at present. */
    static final class Unavailable extends Exception {}
}
