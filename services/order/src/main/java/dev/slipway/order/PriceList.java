package dev.slipway.order;

import java.util.Map;
import java.util.Set;

/**
 * What products cost now. A port although there is one implementation: {@code catalog} hears about stock and calls us,
 * while we need its prices; without the port the two packages would form a cycle.
 */
public interface PriceList {

    /** Unknown products are absent; a catalog that does not answer is {@link OrderException.PricesUnavailable}. */
    Map<String, Price> of(Set<String> skus);

    record Price(String name, Money unitPrice) {

        OrderLine line(String sku, int quantity) {
            return new OrderLine(sku, name, quantity, unitPrice);
        }
    }
}
