package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductLineTests {

    @ParameterizedTest
    @CsvSource({"12.99, EUR, 1299", "12.9, EUR, 1290", "12, EUR, 1200", "12.00, JPY, 12", "1.234, KWD, 1234"})
    void countsPricesInMinorUnits(String price, String currency, long minor) {
        assertThat(line(price, currency, "1").price()).isEqualTo(new Money(minor, currency));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1,5", ".5", "1.", "1e3", "12345678901", "1.23456", "ten"})
    void takesNothingElseForAPrice(String price) {
        assertThatThrownBy(() -> line(price, "EUR", "1")).hasMessage("price must be a number such as 12.99");
    }

    @Test
    void roundsNoPrice() {
        assertThatThrownBy(() -> line("12.995", "EUR", "1")).hasMessage("price has more decimals than EUR has");
        assertThatThrownBy(() -> line("0.5", "JPY", "1")).hasMessage("price has more decimals than JPY has");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eur", "EURO", "ZZZ"})
    void knowsCurrencies(String currency) {
        assertThatThrownBy(() -> line("1", currency, "1"))
                .hasMessage("currency must be a code of ISO 4217 such as EUR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "many", "12345678901"})
    void takesWholePieces(String stock) {
        assertThatThrownBy(() -> line("1", "EUR", stock)).hasMessage("stock must be a whole number, 0 or more");
    }

    private static ProductLine line(String price, String currency, String stock) {
        return ProductLine.of(new ProductFile.Row(
                2, ProductFile.COLUMNS, List.of("MUG", "Mug", "", "kitchen", price, currency, stock)));
    }
}
