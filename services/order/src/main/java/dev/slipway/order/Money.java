package dev.slipway.order;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;

/** Whole minor units: sums are exact, and an overflow is an error, never a wrong total. */
@Embeddable
public record Money(
        @Schema(description = "Whole minor units of the currency, such as cents", minimum = "0")
        long minor,

        @Schema(description = "ISO 4217 code", pattern = "^[A-Z]{3}$", example = "EUR")
        String currency) {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    public Money {
        if (minor < 0) {
            throw new IllegalArgumentException("an amount must not be negative: " + minor);
        }
        if (!CURRENCY.matcher(currency).matches()) {
            throw new IllegalArgumentException("a currency has three capital letters");
        }
    }

    Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new OrderException.Unacceptable("One order has one currency: buy what costs " + currency
                    + " and what costs " + other.currency + " apart.");
        }
        try {
            return new Money(Math.addExact(minor, other.minor), currency);
        } catch (ArithmeticException tooMuch) {
            throw OrderException.Unacceptable.tooMuch();
        }
    }

    Money times(int quantity) {
        try {
            return new Money(Math.multiplyExact(minor, quantity), currency);
        } catch (ArithmeticException tooMuch) {
            throw OrderException.Unacceptable.tooMuch();
        }
    }

    @Override
    public String toString() {
        return currency + " " + BigDecimal.valueOf(minor, decimals()).toPlainString();
    }

    /** Two where the currency is none that Java knows: how an amount reads is no reason to refuse it. */
    private int decimals() {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException unlisted) {
            return 2;
        }
    }
}
