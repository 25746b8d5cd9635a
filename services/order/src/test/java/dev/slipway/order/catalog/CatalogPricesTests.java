package dev.slipway.order.catalog;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.order.Money;
import dev.slipway.order.OrderException;
import dev.slipway.order.PriceList.Price;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.ResourceAccessException;

class CatalogPricesTests {

    private final List<Set<String>> asked = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private final AtomicLong price = new AtomicLong(1299);
    private final CatalogPrices prices = new CatalogPrices(this::answer, now::get);

    private CatalogClient.Prices answer(Collection<String> skus) {
        asked.add(Set.copyOf(skus));
        return new CatalogClient.Prices(skus.stream()
                .filter(sku -> !sku.startsWith("NO-"))
                .map(sku -> new CatalogClient.Product(sku, "A " + sku, new Money(price.get(), "EUR")))
                .toList());
    }

    @Test
    void asksForAllInOneCall() {
        var found = prices.of(Set.of("MUG", "TEA"));

        assertThat(found)
                .containsEntry("MUG", new Price("A MUG", new Money(1299, "EUR")))
                .containsEntry("TEA", new Price("A TEA", new Money(1299, "EUR")));
        assertThat(asked).containsExactly(Set.of("MUG", "TEA"));
    }

    @Test
    void asksOnlyForWhatItDoesNotRemember() {
        prices.of(Set.of("MUG"));

        assertThat(prices.of(Set.of("MUG", "TEA"))).hasSize(2);

        assertThat(asked).containsExactly(Set.of("MUG"), Set.of("TEA"));
    }

    @Test
    void forgetsAPriceAfterFiveSeconds() {
        prices.of(Set.of("MUG"));
        price.set(999);

        now.set(Duration.ofSeconds(5).toNanos() - 1);
        assertThat(minorOfMug()).isEqualTo(1299);
        now.set(Duration.ofSeconds(5).toNanos());
        assertThat(minorOfMug()).isEqualTo(999);
    }

    private long minorOfMug() {
        return requireNonNull(prices.of(Set.of("MUG")).get("MUG")).unitPrice().minor();
    }

    @Test
    void leavesOutWhatCatalogDoesNotKnowAndAsksForItAgain() {
        assertThat(prices.of(Set.of("MUG", "NO-SUCH"))).containsOnlyKeys("MUG");
        assertThat(prices.of(Set.of("NO-SUCH"))).isEmpty();

        assertThat(asked).containsExactly(Set.of("MUG", "NO-SUCH"), Set.of("NO-SUCH"));
    }

    @Test
    void saysThatCatalogIsAwayAndAsksAgainTheNextTime() {
        var broken = new CatalogPrices(
                _ -> {
                    throw new ResourceAccessException("connection refused");
                },
                now::get);

        assertThatThrownBy(() -> broken.of(Set.of("MUG"))).isInstanceOf(OrderException.PricesUnavailable.class);
        assertThatThrownBy(() -> broken.of(Set.of("MUG"))).isInstanceOf(OrderException.PricesUnavailable.class);
    }
}
