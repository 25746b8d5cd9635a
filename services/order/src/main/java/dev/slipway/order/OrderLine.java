package dev.slipway.order;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;

/** Priced once, when placed: later catalog changes never reach an existing order. */
@Embeddable
public record OrderLine(
        String sku,
        String name,
        int quantity,

        @Embedded @AttributeOverride(name = "minor", column = @Column(name = "unit_price_minor"))
        Money unitPrice) {

    public OrderLine {
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity must be positive: " + quantity);
        }
    }

    public Money total() {
        return unitPrice.times(quantity);
    }
}
