package dev.slipway.order;

import static dev.slipway.order.OrderFixtures.NOW;
import static dev.slipway.order.OrderFixtures.anOrder;
import static dev.slipway.order.OrderFixtures.line;
import static dev.slipway.order.OrderFixtures.paymentOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.order.DuePayment.Task;
import dev.slipway.order.Payment.State;
import dev.slipway.order.PaymentEvents.Kind;
import dev.slipway.order.PaymentProvider.Charge;
import dev.slipway.order.PaymentProvider.Refund;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderTests {

    @Test
    void sumsUpItsLinesAndTellsThatItWasPlaced() {
        var order = Order.place(
                OrderFixtures.ID,
                OrderFixtures.ALICE,
                "approved",
                List.of(line("MUG", 2, 1299), line("TEA", 1, 849)),
                null,
                NOW);

        assertThat(order.total()).isEqualTo(new Money(3447, "EUR"));
        assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(order.takeEvents()).singleElement().isInstanceOf(OrderEvent.Placed.class);
        assertThat(order.takeFacts()).extracting(OrderFact::event).containsExactly("placed");
    }

    @Test
    void isConfirmedByReservedStockAndThenACapturedPayment() {
        var order = anOrder().payable();
        assertThat(order.status()).isEqualTo(OrderStatus.PENDING);

        order.settle(Charge.APPROVED, "approved", NOW);

        assertThat(order.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(paymentOf(order)).isEqualTo(State.CAPTURED);
        assertThat(order.takeEvents()).singleElement().isInstanceOf(OrderEvent.Confirmed.class);
    }

    @Test
    void fallsDueOnceHoweverOftenStockIsReserved() {
        var order = anOrder().payable();

        order.payable(NOW);

        assertThat(order.takeTask()).isEmpty();
        assertThat(order.takeFacts()).isEmpty();
    }

    @Test
    void needsNoPaymentOnceItHasEnded() {
        var order = anOrder().rejected();

        order.payable(NOW);

        assertThat(order.payment()).isNull();
        assertThat(order.takeFacts()).isEmpty();
    }

    @Test
    void isRejectedByADeclinedPaymentWithNothingToGiveBack() {
        var order = anOrder().payable();

        order.settle(Charge.DECLINED, "declined", NOW);

        assertThat(order.status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(order.reason()).isEqualTo("payment-declined");
        assertThat(paymentOf(order)).isEqualTo(State.DECLINED);
        assertThat(order.takeTask()).isEmpty();
    }

    @Test
    void isRejectedByASilentProviderAndAsksForWhatMayHaveBeenTaken() {
        var order = anOrder().payable();

        order.settle(Charge.UNKNOWN, "3 tries", NOW);

        assertThat(order.reason()).isEqualTo("payment-unavailable");
        assertThat(paymentOf(order)).isEqualTo(State.REFUND_DUE);
        assertThat(order.takeTask()).map(DuePayment::task).contains(Task.REFUND);
    }

    @ParameterizedTest
    @EnumSource(names = {"APPROVED", "UNKNOWN"})
    void givesBackWhatWasTakenAfterItHadEnded(Charge late) {
        var order = anOrder().cancelledWhilePaying();

        order.settle(late, "late", NOW);

        assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(paymentOf(order)).isEqualTo(State.REFUND_DUE);
        assertThat(order.takeEvents()).isEmpty();
    }

    @Test
    void isConfirmedByACaptureThatItIsToldOf() {
        var order = anOrder().payable();

        order.hear(Kind.CAPTURED, NOW);

        assertThat(order.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(paymentOf(order)).isEqualTo(State.CAPTURED);
    }

    @Test
    void isRejectedByADeclineThatItIsToldOf() {
        var order = anOrder().payable();

        order.hear(Kind.DECLINED, NOW);

        assertThat(order.reason()).isEqualTo("payment-declined");
        assertThat(paymentOf(order)).isEqualTo(State.DECLINED);
    }

    @Test
    void isRejectedWhenItIsToldThatTheMoneyIsGivenBackAlready() {
        var order = anOrder().payable();

        order.hear(Kind.REFUNDED, NOW);

        assertThat(order.status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(paymentOf(order)).isEqualTo(State.REFUNDED);
    }

    @Test
    void asksForMoneyThatWasTakenAfterItHadEnded() {
        var order = anOrder().cancelledWhilePaying();

        order.hear(Kind.CAPTURED, NOW);

        assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(paymentOf(order)).isEqualTo(State.REFUND_DUE);
        assertThat(order.takeTask()).map(DuePayment::task).contains(Task.REFUND);
    }

    @Test
    void asksForMoneyThatWasTakenAgainstAnEarlierWord() {
        var order = anOrder().payable();
        order.settle(Charge.DECLINED, "declined", NOW);

        order.hear(Kind.CAPTURED, NOW);

        assertThat(order.status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(paymentOf(order)).isEqualTo(State.REFUND_DUE);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void isNotMovedOnceItIsConfirmed(Kind told) {
        var order = anOrder().confirmed();

        order.hear(told, NOW);

        assertThat(order.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(order.takeFacts()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void knowsNothingOfAPaymentThatNobodyAskedFor(Kind told) {
        var order = anOrder().placed();

        assertThatThrownBy(() -> order.hear(told, NOW)).isInstanceOf(OrderException.PaymentUnasked.class);
        assertThat(order.takeFacts()).isEmpty();
    }

    @Test
    void isQuietAboutADeclineAfterItHadEnded() {
        var order = anOrder().cancelledWhilePaying();

        order.settle(Charge.DECLINED, "late", NOW);

        assertThat(paymentOf(order)).isEqualTo(State.DECLINED);
        assertThat(order.takeTask()).isEmpty();
    }

    @Test
    void takesOnlyTheFirstAnswerOfTheProvider() {
        var order = anOrder().confirmed();

        order.settle(Charge.UNKNOWN, "second worker", NOW);

        assertThat(order.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(order.takeFacts()).isEmpty();
    }

    @Test
    void givesTheMoneyBackWhenCancelledAfterItWasConfirmed() {
        var order = anOrder().confirmed();

        order.cancel("changed my mind", NOW);
        assertThat(order.takeTask()).map(DuePayment::task).contains(Task.REFUND);
        order.refunded(Refund.REFUNDED, NOW);
        order.refunded(Refund.REFUNDED, NOW);

        assertThat(paymentOf(order)).isEqualTo(State.REFUNDED);
        assertThat(order.takeFacts())
                .extracting(OrderFact::event)
                .containsExactly("cancelled", "refund-due", "refunded");
    }

    @Test
    void refusesToCancelARejectedOrder() {
        var order = anOrder().rejected();

        assertThatThrownBy(() -> order.cancel("too late", NOW)).isInstanceOf(OrderException.IllegalMove.class);
    }

    @Test
    void numbersItsFactsWithoutGapsAndItsEventsRisingly() {
        var order = anOrder().payable();

        order.settle(Charge.APPROVED, "approved", NOW);
        order.cancel("changed my mind", NOW);

        assertThat(order.takeFacts()).extracting(OrderFact::number).containsExactly(3, 4, 5, 6);
        assertThat(order.takeEvents()).extracting(OrderEvent::version).containsExactly(4L, 5L);
    }
}
