package dev.slipway.order.catalog;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.order.Money;
import dev.slipway.order.OrderException;
import dev.slipway.order.PriceList.Price;
import dev.slipway.test.Eventually;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;

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

    /** A time-out comes as the former before an answer has begun, as the latter in the midst of it. */
    static Stream<RestClientException> silences() {
        return Stream.of(
                new ResourceAccessException("read timed out"),
                new RestClientException("Error while extracting response", new IOException("closed")));
    }

    @ParameterizedTest
    @MethodSource("silences")
    void asksOnceMoreWhenAnAnswerDoesNotComeOrDoesNotEnd(RestClientException silence) {
        var calls = new AtomicInteger();
        var busy = new CatalogPrices(
                skus -> {
                    if (calls.incrementAndGet() == 1) {
                        throw silence;
                    }
                    return answer(skus);
                },
                now::get);

        assertThat(busy.of(Set.of("MUG"))).containsOnlyKeys("MUG");
        assertThat(calls).hasValue(2);
    }

    @Test
    void asksOnceForManyWhoAskAtOnce() throws Exception {
        var calls = new AtomicInteger();
        var answers = new CountDownLatch(1);
        var slow = new CatalogPrices(
                skus -> {
                    calls.incrementAndGet();
                    awaitQuietly(answers);
                    return answer(skus);
                },
                now::get);
        var found = new ConcurrentLinkedQueue<Price>();
        var buyers = IntStream.range(0, 8)
                .mapToObj(_ -> Thread.ofPlatform()
                        .start(() ->
                                found.add(requireNonNull(slow.of(Set.of("MUG")).get("MUG")))))
                .toList();

        Eventually.within(
                Duration.ofSeconds(10), () -> assertThat(buyers).allMatch(it -> it.getState() == Thread.State.WAITING));
        answers.countDown();
        for (var buyer : buyers) {
            buyer.join(10_000);
        }

        assertThat(found).hasSize(8);
        assertThat(calls).hasValue(1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
