package dev.slipway.order.catalog;

import static java.util.stream.Collectors.toMap;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.slipway.order.OrderException;
import dev.slipway.order.PriceList;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Remembers a price for at most five seconds; all that is missing is asked in one call. */
@Component
class CatalogPrices implements PriceList {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final CatalogClient catalog;
    private final LoadingCache<String, Price> cache;

    CatalogPrices(CatalogClient catalog) {
        this.catalog = catalog;
        this.cache = Caffeine.newBuilder()
                .expireAfterWrite(FRESH)
                .maximumSize(10_000)
                .build(CacheLoader.<String, Price>bulk(this::ask));
    }

    @Override
    public Map<String, Price> of(Set<String> skus) {
        try {
            return cache.getAll(skus);
        } catch (RestClientException away) {
            throw new OrderException.PricesUnavailable(away);
        }
    }

    private Map<String, Price> ask(Set<? extends String> skus) {
        return catalog.prices(Set.copyOf(skus)).prices().stream()
                .collect(toMap(CatalogClient.Product::sku, it -> new Price(it.name(), it.unitPrice())));
    }
}
