package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class StockLineTests {

    @Test
    void sumsLinesOfOneProductAndSortsThem() {
        var lines = List.of(new StockLine("TEA", 1), new StockLine("MUG", 2), new StockLine("TEA", 3));
        assertThat(StockLine.summed(lines)).containsExactly(new StockLine("MUG", 2), new StockLine("TEA", 4));
    }

    @Test
    void neverSumsToASmallNumberByOverflow() {
        var lines = List.of(new StockLine("TEA", Long.MAX_VALUE), new StockLine("TEA", 5));
        assertThat(StockLine.summed(lines)).containsExactly(new StockLine("TEA", Long.MAX_VALUE));
    }

    @Test
    void refusesNothingAndLess() {
        assertThatThrownBy(() -> new StockLine("TEA", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StockLine("TEA", -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
