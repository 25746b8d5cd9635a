package dev.slipway.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MoneyTests {

    private static final Money MOST = new Money(Long.MAX_VALUE, "EUR");

    @Test
    void refusesToOverflow() {
        assertThatThrownBy(() -> MOST.plus(new Money(1, "EUR"))).isInstanceOf(OrderException.Unacceptable.class);
        assertThatThrownBy(() -> MOST.times(2)).isInstanceOf(OrderException.Unacceptable.class);
    }

    @Test
    void refusesToMixCurrencies() {
        assertThatThrownBy(() -> new Money(1, "EUR").plus(new Money(1, "USD")))
                .isInstanceOf(OrderException.Unacceptable.class)
                .hasMessageContainingAll("EUR", "USD");
    }

    @Test
    void isWrittenWithTwoDecimalsInEveryLocale() {
        assertThat(new Money(1205, "EUR")).hasToString("EUR 12.05");
        assertThat(new Money(5, "EUR")).hasToString("EUR 0.05");
    }

    @Test
    void isWrittenWithAsManyDecimalsAsItsCurrencyHas() {
        assertThat(new Money(1205, "JPY")).hasToString("JPY 1205");
        assertThat(new Money(1205, "KWD")).hasToString("KWD 1.205");
        assertThat(new Money(1205, "ABC")).hasToString("ABC 12.05");
    }
}
