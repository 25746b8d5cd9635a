package dev.slipway.order.catalog;

import static java.util.stream.Collectors.toMap;

import com.github.benmanes.caffeine.cache.AsyncCacheLoader;
import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.slipway.order.OrderException;
import dev.slipway.order.PriceList;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/**
 * Remembers a price for at most five seconds; all that is missing is asked in one call. Who misses what somebody already
 * asks for waits for that answer: fifty buyers of one product must not become fifty calls.
 */
@Component
class CatalogPrices implements PriceList {

    private static final Logger log = LoggerFactory.getLogger(CatalogPrices.class);
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final CatalogClient catalog;
    private final AsyncLoadingCache<String, Price> cache;

    @Autowired
    CatalogPrices(CatalogClient catalog) {
        this(catalog, Ticker.systemTicker());
    }

    CatalogPrices(CatalogClient catalog, Ticker time) {
        this.catalog = catalog;
        this.cache = Caffeine.newBuilder()
                .ticker(time)
                .expireAfterWrite(FRESH)
                .maximumSize(10_000)
                .executor(Runnable::run) // in the first caller's thread, whose trace the call belongs to
                .buildAsync(AsyncCacheLoader.<String, Price>bulk(this::ask));
    }

    @Override
    public Map<String, Price> of(Set<String> skus) {
        try {
            return cache.getAll(skus).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RestClientException away) {
                log.warn("Catalog tells no prices: {}", away.toString());
                throw new OrderException.PricesUnavailable(away);
            }
            throw failed;
        }
    }

    private Map<String, Price> ask(Set<? extends String> skus) {
        return answer(Set.copyOf(skus)).prices().stream()
                .collect(toMap(CatalogClient.Product::sku, it -> new Price(it.name(), it.unitPrice())));
    }

    /** All who wait for it would fail with it, so what a busy moment spoiled is asked once more. */
    private CatalogClient.Prices answer(Set<String> skus) {
        try {
            return catalog.prices(skus);
        } catch (HttpClientErrorException refused) {
            throw refused;
        } catch (RestClientException failed) {
            log.info("Catalog is asked for prices once more: {}", failed.toString());
            return catalog.prices(skus);
        }
    }
}
