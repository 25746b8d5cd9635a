package dev.slipway.order;

import jakarta.persistence.Embeddable;
import java.util.regex.Pattern;

/** Whole minor units: sums are exact, and an overflow is an error, never a wrong total. */
@Embeddable
public record Money(long minor, String currency) {

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
        return currency + " " + minor / 100 + "." + (minor % 100 < 10 ? "0" : "") + minor % 100;
    }
}
