package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.catalog.StockAdjustments.Adjustment;
import dev.slipway.test.Statements;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CatalogTest
class StockAdjustmentsTests {

    private final String key = UUID.randomUUID().toString();

    @Autowired
    private StockAdjustments adjustments;

    @Autowired
    private LedgerEntries ledger;

    @Autowired
    private StockService stock;

    @Autowired
    private CatalogFixtures shop;

    @Test
    void booksInAndOut() {
        var sku = shop.product(5);
        assertThat(adjustments.adjust(new Adjustment(sku, -2, "broken"), key, "admin"))
                .isEqualTo(new Stock(sku, 3, 3, 0, 0));
        assertThat(shop.stockOf(sku)).isEqualTo("3 0 0");
    }

    @Test
    void repeatsTheFirstAnswerToTheSameKey() {
        var sku = shop.product(5);
        var delivery = new Adjustment(sku, 10, "delivery");
        var first = adjustments.adjust(delivery, key, "admin");
        adjustments.adjust(
                new Adjustment(sku, 1, "found one"), UUID.randomUUID().toString(), "admin");
        assertThat(adjustments.adjust(delivery, key, "another admin")).isEqualTo(first);
        assertThat(shop.stockOf(sku)).isEqualTo("16 0 0");
    }

    @Test
    void refusesAKeyThatMeantSomethingElse() {
        var sku = shop.product(5);
        adjustments.adjust(new Adjustment(sku, 10, "delivery"), key, "admin");
        assertThatThrownBy(() -> adjustments.adjust(new Adjustment(sku, 11, "delivery"), key, "admin"))
                .isInstanceOf(CatalogException.KeyReused.class);
    }

    @Test
    void takesOutNoMoreThanIsAvailableAndForgetsTheKeyOfARefusal() {
        var sku = shop.product(5);
        stock.reserve(UUID.randomUUID(), UUID.randomUUID(), List.of(new StockLine(sku, 3)));
        assertThatThrownBy(() -> adjustments.adjust(new Adjustment(sku, -3, "broken"), key, "admin"))
                .isInstanceOf(CatalogException.StockOutOfBounds.class);
        assertThat(adjustments
                        .adjust(new Adjustment(sku, -2, "broken"), key, "admin")
                        .available())
                .isZero();
        assertThat(shop.stockOf(sku)).isEqualTo("0 3 0");
    }

    @Test
    void actsOnceOnFiftyRepeatsAtOnce() throws Exception {
        var sku = shop.product(0);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 50)
                    .mapToObj(_ -> (Callable<Stock>)
                            () -> adjustments.adjust(new Adjustment(sku, 7, "delivery"), key, "admin"))
                    .toList();
            for (var call : callers.invokeAll(calls)) {
                assertThat(call.get()).isEqualTo(new Stock(sku, 7, 7, 0, 0));
            }
        }
        assertThat(shop.stockOf(sku)).isEqualTo("7 0 0");
    }

    @Test
    void explainsTheNumbersNewestFirstInOneStatement() throws Exception {
        var sku = shop.product(5);
        var order = UUID.randomUUID();
        stock.reserve(order, UUID.randomUUID(), List.of(new StockLine(sku, 2)));
        stock.sell(order);
        var first = ledger.statement(sku, null, 2);
        assertThat(first.stock()).isEqualTo(new Stock(sku, 5, 3, 0, 2));
        assertThat(first.entries().items()).extracting(LedgerEntry::kind).containsExactly("sold", "reserved");
        var rest = ledger.statement(sku, first.entries().next(), 2);
        assertThat(rest.entries().items()).extracting(LedgerEntry::kind).containsExactly("received");
        assertThat(rest.entries().next()).isNull();
        assertThat(Statements.count(() -> ledger.statement(sku, null, 20))).isOne();
    }
}
