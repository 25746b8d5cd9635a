package dev.slipway.catalog;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Currency;

/** Whole minor units of a currency, such as 1299 cents. The upper bound keeps every total of an order within a long. */
@Embeddable
public record Money(
        @Schema(description = "whole minor units: cents of EUR, yen of JPY")
        @Column(name = "price_minor")
        @Min(1)
        @Max(1_000_000_000)
        long minor,

        @Schema(description = "a code of ISO 4217", example = "EUR") @NotNull @Pattern(regexp = "[A-Z]{3}")
        String currency) {

    /** Nobody knows how many minor units an invented currency has. */
    @AssertTrue(message = "must be a currency of ISO 4217")
    boolean isCurrency() {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(known -> known.getCurrencyCode().equals(currency));
    }
}
