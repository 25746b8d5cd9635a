package dev.slipway.defaults;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's public keys: fetched when first needed, refreshed before they go stale, kept while the issuer is away, and
 * asked for again at most twice in ten seconds, however many tokens name keys that do not exist.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {

    private static final long FRESH = Duration.ofMinutes(5).toMillis();
    private static final long REFRESH_AHEAD = Duration.ofMinutes(2).toMillis();
    private static final long OUTAGE = Duration.ofHours(4).toMillis();
    private static final long WAIT = Duration.ofSeconds(2).toMillis();

    private final JWKSource<SecurityContext> source;
    private volatile boolean known;

    IssuerKeys(URL address) {
        var retriever = new DefaultResourceRetriever(500, 1500, 100_000);
        this.source = JWKSourceBuilder.<SecurityContext>create(address, retriever)
                .cache(FRESH, WAIT)
                .refreshAheadCache(REFRESH_AHEAD, null, Executors.newVirtualThreadPerTaskExecutor(), true, null, false)
                .rateLimited(Duration.ofSeconds(10).toMillis())
                .outageTolerant(OUTAGE)
                .build();
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        try {
            var keys = source.get(selector, context);
            known = true;
            return keys;
        } catch (RateLimitReachedException tooOften) {
            if (known) {
                return List.of(); // the keys are known, and the one asked for is not among them
            }
            throw tooOften;
        }
    }
}
