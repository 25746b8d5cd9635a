package dev.slipway.order.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.order.Money;
import dev.slipway.order.OrderId;
import dev.slipway.order.OrderTest;
import dev.slipway.order.PaymentProvider;
import dev.slipway.order.PaymentProvider.Charge;
import dev.slipway.order.PaymentProvider.Refund;
import dev.slipway.order.Shop;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@OrderTest
class SimulatedPaymentProviderTests {

    private static final Money AMOUNT = new Money(3000, "EUR");

    private final OrderId order = new OrderId(UUID.randomUUID());

    @Autowired
    PaymentProvider provider;

    @Autowired
    PaymentSettings settings;

    @Autowired
    Shop shop;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void capturesOnceHoweverOftenItIsAsked() {
        assertThat(provider.charge(order, AMOUNT, "approved")).isEqualTo(Charge.APPROVED);
        assertThat(provider.charge(order, AMOUNT, "approved")).isEqualTo(Charge.APPROVED);

        assertThat(provider.statement(order)).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo("capture");
            assertThat(it.amount()).isEqualTo(AMOUNT);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"declined", "a card that nobody issued"})
    void declinesOtherCards(String card) {
        assertThat(provider.charge(order, AMOUNT, card)).isEqualTo(Charge.DECLINED);
        assertThat(shop.book(order)).containsExactly("decline");
    }

    @Test
    void paysUpToALimit() {
        var most = new Money(settings.limit(), "EUR");
        var more = new Money(settings.limit() + 1, "EUR");

        assertThat(provider.charge(order, most, "approved")).isEqualTo(Charge.APPROVED);
        assertThat(provider.charge(new OrderId(UUID.randomUUID()), more, "approved"))
                .isEqualTo(Charge.DECLINED);
    }

    @Test
    void movesNoMoneyWhenItBreaksOff() {
        assertThatThrownBy(() -> provider.charge(order, AMOUNT, "failing")).isInstanceOf(IllegalStateException.class);

        assertThat(shop.book(order)).isEmpty();
    }

    @Test
    void hasTakenTheMoneyWhenItsCallerHangsUp() {
        Thread.currentThread().interrupt(); // as a caller does who lost patience

        assertThatThrownBy(() -> provider.charge(order, AMOUNT, "timeout")).isInstanceOf(IllegalStateException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(shop.book(order)).containsExactly("capture");
    }

    @Test
    void givesBackOnceHoweverOftenItIsAsked() {
        provider.charge(order, AMOUNT, "approved");

        assertThat(provider.refund(order, AMOUNT)).isEqualTo(Refund.REFUNDED);
        assertThat(provider.refund(order, AMOUNT)).isEqualTo(Refund.REFUNDED);

        assertThat(shop.book(order)).containsExactly("capture", "refund");
    }

    @Test
    void declinesALateChargeOfWhatWasGivenUp() {
        assertThat(provider.refund(order, AMOUNT)).isEqualTo(Refund.NOTHING_CAPTURED);

        assertThat(provider.charge(order, AMOUNT, "approved")).isEqualTo(Charge.DECLINED);
        assertThat(provider.refund(order, AMOUNT)).isEqualTo(Refund.NOTHING_CAPTURED);
        assertThat(shop.book(order)).containsExactly("decline");
    }

    @Test
    void keepsItsBookWhateverBecomesOfTheCallersTransaction() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            provider.charge(order, AMOUNT, "approved");
            status.setRollbackOnly();
        });

        assertThat(shop.book(order)).containsExactly("capture");
    }
}
