package dev.slipway.catalog;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** So many pieces of one product. */
public record StockLine(String sku, long quantity) {

    public StockLine {
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity must be positive: " + quantity);
        }
    }

    /** One line per product, in the order in which every transaction locks stock. */
    static List<StockLine> summed(Collection<StockLine> lines) {
        var sums = new TreeMap<String, Long>();
        lines.forEach(line -> sums.merge(line.sku(), line.quantity(), StockLine::saturatedSum));
        return sums.entrySet().stream()
                .map(sum -> new StockLine(sum.getKey(), sum.getValue()))
                .toList();
    }

    /** More than anybody has, rather than a small number after an overflow. */
    private static long saturatedSum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    @Override
    public String toString() {
        return quantity + " × " + sku;
    }
}
