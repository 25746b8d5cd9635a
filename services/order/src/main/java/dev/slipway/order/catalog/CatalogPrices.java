package dev.slipway.order.catalog;

import static java.util.stream.Collectors.toMap;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.slipway.order.OrderException;
import dev.slipway.order.PriceList;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Remembers a price for at most five seconds; all that is missing is asked in one call. */
@Component
class CatalogPrices implements PriceList {

    private static final Logger log = LoggerFactory.getLogger(CatalogPrices.class);
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final CatalogClient catalog;
    private final LoadingCache<String, Price> cache;

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
                .build(CacheLoader.<String, Price>bulk(this::ask));
    }

    @Override
    public Map<String, Price> of(Set<String> skus) {
        try {
            return cache.getAll(skus);
        } catch (RestClientException away) {
            log.warn("Catalog tells no prices: {}", away.toString());
            throw new OrderException.PricesUnavailable(away);
        }
    }

    private Map<String, Price> ask(Set<? extends String> skus) {
        return catalog.prices(Set.copyOf(skus)).prices().stream()
                .collect(toMap(CatalogClient.Product::sku, it -> new Price(it.name(), it.unitPrice())));
    }
}
