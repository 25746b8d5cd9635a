package dev.slipway.catalog;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Currency;

/** A product as a file describes it, checked as what administrators send. */
record ProductLine(
        @NotNull @Size(max = Sku.MAX_LENGTH) @Pattern(regexp = Sku.PATTERN)
        String sku,

        @NotBlank @Size(max = Product.MAX_NAME) @PlainText String name,

        @NotNull @Size(max = Product.MAX_DESCRIPTION) @PlainText
        String description,

        @NotNull @Size(max = Category.MAX_LENGTH) @Pattern(regexp = Category.PATTERN)
        String category,

        @NotNull @Valid Money price,
        @Max(StockAdjustments.MOST) long stock) {

    /** Throws an {@link IllegalArgumentException} that says what is no number, or no currency. */
    static ProductLine of(ProductFile.Row row) {
        return new ProductLine(
                row.get("sku"),
                row.get("name"),
                row.get("description"),
                row.get("category"),
                price(row.get("price"), row.get("currency")),
                pieces(row.get("stock")));
    }

    private static Money price(String amount, String currency) {
        if (!amount.matches("[0-9]{1,10}([.][0-9]{1,4})?")) {
            throw new IllegalArgumentException("price must be a number such as 12.99");
        }
        try {
            var decimals = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
            return new Money(new BigDecimal(amount).movePointRight(decimals).longValueExact(), currency);
        } catch (ArithmeticException finer) {
            throw new IllegalArgumentException("price has more decimals than " + currency + " has", finer);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("currency must be a code of ISO 4217 such as EUR", unknown);
        }
    }

    private static long pieces(String number) {
        if (!number.matches("[0-9]{1,10}")) {
            throw new IllegalArgumentException("stock must be a whole number, 0 or more");
        }
        return Long.parseLong(number);
    }
}
