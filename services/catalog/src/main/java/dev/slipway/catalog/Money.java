package dev.slipway.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** Whole minor units of a currency, such as 1299 cents. The upper bound keeps every total of an order within a long. */
@Embeddable
public record Money(
        @Column(name = "price_minor") @Min(1) @Max(1_000_000_000)
        long minor,

        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency) {}
