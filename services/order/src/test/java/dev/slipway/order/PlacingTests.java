package dev.slipway.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.test.BenchmarkSql;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OrderTest
class PlacingTests {

    private final CustomerId customer = new CustomerId(UUID.randomUUID());

    @Autowired
    OrderService orders;

    @Autowired
    Neighbourhood.Stub neighbours;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void recover() {
        neighbours.recover();
    }

    @Test
    void makesOneOrderOfFiftyRequestsWithOneKeyAndAnswersAllAlike() throws Exception {
        Callable<OrderService.Receipt> request = () -> place("one-key", "MUG", null);

        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = clients.invokeAll(Collections.nCopies(50, request));
            var first = answers.getFirst().get();
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(first);
            }
        }
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void replaysTheFirstAnswerEvenWhenTheOrderHasMovedOnAndTheCatalogIsAway() {
        var first = place("key", "MUG", null);
        orders.cancel(customer, first.order(), "changed my mind");
        neighbours.breakDown();

        assertThat(place("key", "MUG", null)).isEqualTo(first);
    }

    @Test
    void refusesAKeyThatStandsForAnotherRequest() {
        var _ = place("key", "MUG", null);

        assertThatThrownBy(() -> place("key", "TEA", null)).hasMessageContaining("another request");
    }

    @Test
    void letsEachCustomerUseTheSameKey() {
        var mine = place("key", "MUG", null);

        var theirs = orders.place(wish(new CustomerId(UUID.randomUUID()), "key", "MUG", null), PlacingTests::wording);

        assertThat(theirs.order()).isNotEqualTo(mine.order());
    }

    @Test
    void keepsNothingOfAFailedRequestSoThatItsKeyMayBeUsedAgain() {
        neighbours.breakDown();
        assertThatThrownBy(() -> place("key", "TEST-FAILED-" + UUID.randomUUID(), null))
                .isInstanceOf(OrderException.PricesUnavailable.class);
        assertThat(count()).isZero();
        neighbours.recover();

        assertThat(place("key", "MUG", null)).isNotNull();
    }

    @Test
    void namesWhatTheCatalogDoesNotHave() {
        assertThatThrownBy(() -> place("key", "NO-SUCH", null))
                .isInstanceOf(OrderException.UnknownProducts.class)
                .hasMessageContaining("NO-SUCH");
    }

    @Test
    void takesATotalThatStillHoldsAndRefusesOneThatDoesNot() {
        assertThatThrownBy(() -> place("key", "MUG", new Money(999, "EUR")))
                .isInstanceOfSatisfying(
                        OrderException.PriceChanged.class,
                        it -> assertThat(it.total()).isEqualTo(new Money(2000, "EUR")));
        assertThat(count()).isZero();

        assertThat(place("key", "MUG", new Money(2000, "EUR"))).isNotNull();
    }

    @Test
    void refusesToMixCurrencies() {
        var mixed = new OrderService.Placement(
                customer,
                "key",
                List.of(new OrderService.Selection("MUG", 1), new OrderService.Selection("USD-MUG", 1)),
                "approved",
                null);

        assertThatThrownBy(() -> orders.place(mixed, PlacingTests::wording))
                .isInstanceOf(OrderException.Unacceptable.class);
    }

    @Test
    void mergesLinesOfOneProductAndLimitsTheirSum() {
        var twice = List.of(new OrderService.Selection("MUG", 400), new OrderService.Selection("MUG", 500));
        var wish = new OrderService.Placement(customer, "twice", twice, "approved", null);
        var placed = orders.place(wish, PlacingTests::wording).order();
        assertThat(orders.find(new Reader(customer, false), placed).lines())
                .extracting(OrderLine::quantity)
                .containsExactly(900);

        var thrice = List.of(new OrderService.Selection("MUG", 900), new OrderService.Selection("MUG", 101));
        var tooMuch = new OrderService.Placement(customer, "thrice", thrice, "approved", null);
        assertThatThrownBy(() -> orders.place(tooMuch, PlacingTests::wording))
                .isInstanceOf(OrderException.Unacceptable.class);
    }

    @Test
    void costsOneLookAndFiveInsertsInOneCommit() {
        var _ = place("warm", "MUG", null);

        var statements = StatementCounter.during(() -> place("counted", "MUG", null));

        assertThat(statements).filteredOn("commit"::equals).hasSize(1);
        assertThat(statements).filteredOn(it -> it.startsWith("select")).hasSize(1);
        assertThat(statements).filteredOn(it -> it.contains("insert into")).hasSize(5);
        assertThat(statements).hasSize(7);
    }

    @Test
    void sendsTheSqlThatTheBenchmarkRepeats() {
        var _ = place("warm", "MUG", null);

        var statements = StatementCounter.during(() -> place("repeated", "MUG", null));

        assertThat(statements)
                .filteredOn(it -> !it.equals("commit"))
                .containsExactlyElementsOf(BenchmarkSql.of("place-order"));
    }

    @Test
    void asksTheCatalogOnceForAllLinesAndRemembersTheAnswer() {
        var before = neighbours.priceCalls();
        var lines = List.of(
                new OrderService.Selection("A-" + UUID.randomUUID(), 1),
                new OrderService.Selection("B-" + UUID.randomUUID(), 1));

        orders.place(new OrderService.Placement(customer, "one", lines, "approved", null), PlacingTests::wording);
        orders.place(new OrderService.Placement(customer, "two", lines, "approved", null), PlacingTests::wording);

        assertThat(neighbours.priceCalls() - before).isEqualTo(1);
    }

    private OrderService.Receipt place(String key, String sku, @Nullable Money expected) {
        return orders.place(wish(customer, key, sku, expected), PlacingTests::wording);
    }

    private static OrderService.Placement wish(CustomerId customer, String key, String sku, @Nullable Money expected) {
        return new OrderService.Placement(
                customer, key, List.of(new OrderService.Selection(sku, 2)), "approved", expected);
    }

    private static String wording(Order order) {
        return order.number() + " " + order.status() + " " + order.total();
    }

    private long count() {
        return jdbc.sql("select count(*) from verify.orders where customer = ?")
                .param(customer.value())
                .query(Long.class)
                .single();
    }
}
