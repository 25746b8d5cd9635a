package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.outbox.ContractBrokenException;
import dev.slipway.test.Statements;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CatalogTest
class StockServiceTests {

    private final UUID order = UUID.randomUUID();
    private final UUID customer = UUID.randomUUID();

    @Autowired
    private StockService stock;

    @Autowired
    private CatalogFixtures shop;

    @Test
    void reservesAllLinesAndSaysSo() {
        var mug = shop.product(5);
        var tea = shop.product(5);
        stock.reserve(order, customer, List.of(new StockLine(tea, 1), new StockLine(mug, 2), new StockLine(tea, 3)));
        assertThat(shop.stockOf(mug)).isEqualTo("3 2 0");
        assertThat(shop.stockOf(tea)).isEqualTo("1 4 0");
        assertThat(shop.reservationOf(order)).isEqualTo("reserved");
        assertThat(shop.sentFor(order)).isEqualTo("stock.reserved");
    }

    @Test
    void reservesNothingWhenOneLineIsShort() {
        var mug = shop.product(5);
        var tea = shop.product(1);
        stock.reserve(order, customer, List.of(new StockLine(mug, 1), new StockLine(tea, 2)));
        assertThat(shop.stockOf(mug)).isEqualTo("5 0 0");
        assertThat(shop.stockOf(tea)).isEqualTo("1 0 0");
        assertThat(shop.reservationOf(order)).isEqualTo("refused");
        assertThat(shop.sentFor(order)).isEqualTo("stock.refused");
    }

    @Test
    void sumsLinesOfOneProductBeforeItLooks() {
        var mug = shop.product(5);
        stock.reserve(order, customer, List.of(new StockLine(mug, 3), new StockLine(mug, 3)));
        assertThat(shop.stockOf(mug)).isEqualTo("5 0 0");
        assertThat(shop.reservationOf(order)).isEqualTo("refused");
    }

    @Test
    void survivesQuantitiesThatOverflow() {
        var mug = shop.product(5);
        stock.reserve(order, customer, List.of(new StockLine(mug, Long.MAX_VALUE), new StockLine(mug, Long.MAX_VALUE)));
        assertThat(shop.stockOf(mug)).isEqualTo("5 0 0");
        assertThat(shop.reservationOf(order)).isEqualTo("refused");
    }

    @Test
    void refusesUnknownProducts() {
        stock.reserve(order, customer, List.of(new StockLine("nobody sells this", 1)));
        assertThat(shop.reservationOf(order)).isEqualTo("refused");
        assertThat(shop.sentFor(order)).isEqualTo("stock.refused");
    }

    @Test
    void sellsWhatAConfirmedOrderReservedHoweverOftenItHears() {
        var mug = reserved();
        stock.sell(order);
        stock.sell(order);
        assertThat(shop.stockOf(mug)).isEqualTo("3 0 2");
        assertThat(shop.reservationOf(order)).isEqualTo("sold");
        assertThat(shop.sentFor(order)).isEqualTo("stock.reserved");
    }

    @Test
    void releasesWhatARejectedOrderReservedOnce() {
        var mug = reserved();
        stock.release(order, customer);
        stock.release(order, customer);
        stock.takeBack(order, customer);
        assertThat(shop.stockOf(mug)).isEqualTo("5 0 0");
        assertThat(shop.reservationOf(order)).isEqualTo("released");
        assertThat(shop.sentFor(order)).isEqualTo("stock.reserved stock.released");
    }

    @Test
    void takesBackWhatWasSoldOnce() {
        var mug = reserved();
        stock.sell(order);
        stock.takeBack(order, customer);
        stock.takeBack(order, customer);
        assertThat(shop.stockOf(mug)).isEqualTo("5 0 0");
        assertThat(shop.reservationOf(order)).isEqualTo("returned");
        assertThat(shop.sentFor(order)).isEqualTo("stock.reserved stock.released");
    }

    @Test
    void sellsNothingAfterTheOrderWasCancelled() {
        var mug = reserved();
        stock.takeBack(order, customer);
        stock.sell(order);
        assertThat(shop.stockOf(mug)).isEqualTo("5 0 0");
        assertThat(shop.reservationOf(order)).isEqualTo("released");
    }

    @Test
    void answersAnOrderOnce() {
        var mug = reserved();
        stock.reserve(order, customer, List.of(new StockLine(mug, 2)));
        assertThat(shop.stockOf(mug)).isEqualTo("3 2 0");
        stock.takeBack(order, customer);
        stock.reserve(order, customer, List.of(new StockLine(mug, 2)));
        assertThat(shop.stockOf(mug)).isEqualTo("5 0 0");
        assertThat(shop.sentFor(order)).isEqualTo("stock.reserved stock.released");
    }

    @Test
    void refusesAnOrderThatEndedBeforeItAsked() {
        var mug = shop.product(5);
        stock.takeBack(order, customer);
        assertThat(shop.reservationOf(order)).isEqualTo("ended-early");
        stock.sell(order);
        stock.reserve(order, customer, List.of(new StockLine(mug, 2)));
        stock.reserve(order, customer, List.of(new StockLine(mug, 2)));
        stock.release(order, customer);
        assertThat(shop.stockOf(mug)).isEqualTo("5 0 0");
        assertThat(shop.reservationOf(order)).isEqualTo("ended-early");
        assertThat(shop.sentFor(order)).isEqualTo("stock.refused");
    }

    @Test
    void acceptsTheEndOfARefusedOrder() {
        stock.reserve(order, customer, List.of(new StockLine("NOBODY-KNOWS", 1)));
        stock.release(order, customer);
        stock.takeBack(order, customer);
        assertThat(shop.reservationOf(order)).isEqualTo("refused");
    }

    @Test
    void believesNoConfirmationWithoutAReservationAndNoRejectionAfterIt() {
        assertThatThrownBy(() -> stock.sell(order)).isInstanceOf(ContractBrokenException.class);
        var mug = reserved();
        stock.sell(order);
        assertThatThrownBy(() -> stock.release(order, customer)).isInstanceOf(ContractBrokenException.class);
        assertThat(shop.stockOf(mug)).isEqualTo("3 0 2");
    }

    @Test
    void givesTwentyPiecesToTwentyOfFiftyBuyers() throws Exception {
        var mug = shop.product(20);
        var tea = shop.product(50);
        var orders = IntStream.range(0, 50).mapToObj(_ -> UUID.randomUUID()).toList();
        var lines = List.of(new StockLine(mug, 1), new StockLine(tea, 1));
        atOnce(50, i -> stock.reserve(orders.get(i), customer, i % 2 == 0 ? lines : lines.reversed()));
        assertThat(orders.stream().map(shop::reservationOf).filter("reserved"::equals))
                .hasSize(20);
        assertThat(shop.stockOf(mug)).isEqualTo("0 20 0");
        assertThat(shop.stockOf(tea)).isEqualTo("30 20 0");
    }

    @Test
    void movesAnOrdersStockOnceHoweverManyHearOfItAtOnce() throws Exception {
        var mug = shop.product(5);
        var lines = List.of(new StockLine(mug, 2));
        atOnce(20, _ -> stock.reserve(order, customer, lines));
        assertThat(shop.stockOf(mug)).isEqualTo("3 2 0");
        assertThat(shop.sentFor(order)).isEqualTo("stock.reserved");

        atOnce(20, i -> {
            if (i % 2 == 0) {
                stock.sell(order);
            } else {
                stock.takeBack(order, customer);
            }
        });
        assertThat(shop.stockOf(mug)).isEqualTo("5 0 0");
        assertThat(shop.reservationOf(order)).isIn("released", "returned");
        assertThat(shop.sentFor(order)).isEqualTo("stock.reserved stock.released");
    }

    @Test
    void endsEveryOrderWhoseEndRacesItsWish() throws Exception {
        var mug = shop.product(50);
        var orders = IntStream.range(0, 25).mapToObj(_ -> UUID.randomUUID()).toList();
        atOnce(50, i -> {
            if (i % 2 == 0) {
                stock.reserve(orders.get(i / 2), customer, List.of(new StockLine(mug, 2)));
            } else {
                stock.takeBack(orders.get(i / 2), customer);
            }
        });
        assertThat(shop.stockOf(mug)).isEqualTo("50 0 0");
        assertThat(orders)
                .allSatisfy(each -> assertThat(shop.reservationOf(each) + ": " + shop.sentFor(each))
                        .isIn("released: stock.reserved stock.released", "ended-early: stock.refused"));
    }

    private static void atOnce(int times, IntConsumer act) throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, times)
                    .mapToObj(i -> Executors.callable(() -> act.accept(i)))
                    .toList();
            for (var call : callers.invokeAll(calls)) {
                call.get();
            }
        }
    }

    @Test
    void reservesInFourStatementsHoweverManyLines() throws Exception {
        var lines = IntStream.range(0, 10)
                .mapToObj(_ -> new StockLine(shop.product(5), 1))
                .toList();
        assertThat(Statements.count(() -> stock.reserve(order, customer, lines)))
                .isEqualTo(4); // lock, reservation, movement with its ledger entries, event
    }

    private String reserved() {
        var mug = shop.product(5);
        stock.reserve(order, customer, List.of(new StockLine(mug, 2)));
        return mug;
    }
}
