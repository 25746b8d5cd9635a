package dev.slipway.catalog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductFileTests {

    private static final String HEADER = "sku,name,description,category,price,currency,stock\n";

    @Test
    void readsFieldsWithOrWithoutQuotes() {
        var row = file(HEADER + "MUG,\"Mug, blue\",\"Says \"\"hello\"\"\",kitchen,12.99,EUR,7\n")
                .next()
                .orElseThrow();
        assertThat(row.get("name")).isEqualTo("Mug, blue");
        assertThat(row.get("description")).isEqualTo("Says \"hello\"");
        assertThat(row.get("stock")).isEqualTo("7");
    }

    @Test
    void readsColumnsInAnyOrder() {
        var row = file("stock,sku,price,currency,name,category,description\n3,MUG,1,EUR,Mug,kitchen,")
                .next()
                .orElseThrow();
        assertThat(row.get("sku")).isEqualTo("MUG");
        assertThat(row.get("stock")).isEqualTo("3");
        assertThat(row.get("description")).isEmpty();
    }

    /** As spreadsheets write it: a byte order mark, and lines of Windows. */
    @Test
    void readsWhatSpreadsheetsWrite() {
        var file = file("\ufeff" + HEADER.replace("\n", "\r\n") + "TÄSSE,Tässe,,k,1,EUR,1\r\n");
        assertThat(file.next().orElseThrow().get("sku")).isEqualTo("TÄSSE");
        assertThat(file.next()).isEmpty();
    }

    @Test
    void countsLinesAsAnEditorDoes() {
        var file = file(HEADER + "A,A,\"two\nlines\",k,1,EUR,1\n\nB,B,,k,1,EUR,1\nC\n");
        assertThat(file.next().orElseThrow().line()).isEqualTo(2);
        assertThat(file.next().orElseThrow().line()).isEqualTo(5);
        assertThat(file.next().orElseThrow().line()).isEqualTo(6);
        assertThat(file.next()).isEmpty();
    }

    @Test
    void saysWhichRowHasTooFewOrTooManyFields() {
        var file = file(HEADER + "MUG,Mug\nMUG,Mug,,kitchen,1,EUR,1,more\n");
        var few = file.next().orElseThrow();
        assertThatThrownBy(() -> few.get("sku")).hasMessage("it has 2 fields instead of 7");
        var many = file.next().orElseThrow();
        assertThatThrownBy(() -> many.get("sku")).hasMessage("it has 8 fields instead of 7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "sku,name\n", "sku;name;description;category;price;currency;stock\n"})
    void wantsTheColumnsInTheFirstLine(String text) {
        assertThatThrownBy(() -> file(text))
                .isInstanceOf(ProductFile.Broken.class)
                .hasMessage("it must name the columns sku,name,description,category,price,currency,stock");
    }

    @Test
    void stopsWhereQuotesMakeNoSense() {
        var file = file(HEADER + "A,A,,k,1,EUR,1\nB,\"B\"b,,k,1,EUR,1\nC,C,,k,1,EUR,1\n");
        assertThat(file.next()).isPresent();
        assertThatThrownBy(file::next)
                .isInstanceOfSatisfying(
                        ProductFile.Broken.class,
                        broken -> assertThat(broken.line()).isEqualTo(3))
                .hasMessageStartingWith("it is no CSV in UTF-8, and nothing behind it was read: ");
    }

    @Test
    void readsNoOtherEncoding() {
        var text = (HEADER + "MUG,Käse,,k,1,EUR,1\n").getBytes(ISO_8859_1);
        var file = new ProductFile(new ByteArrayInputStream(text));
        assertThatThrownBy(file::next).isInstanceOf(ProductFile.Broken.class);
    }

    private static ProductFile file(String text) {
        return new ProductFile(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }
}
