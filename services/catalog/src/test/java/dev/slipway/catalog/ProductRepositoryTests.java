package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.test.BackingServices;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@DataJpaTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import(BackingServices.class)
class ProductRepositoryTests {

    @Autowired
    private ProductRepository products;

    @Autowired
    private TestEntityManager entities;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void makeAProduct() {
        jdbc.sql("insert into category values ('slice', 'Slice')").update();
        products.saveAndFlush(new Product("SLICE-1", details("Mug")));
    }

    private static Product.Details details(String name) {
        return new Product.Details(name, "Made for tests", "slice", new Money(1299, "EUR"));
    }

    @Test
    void countsVersionsOnlyWhenSomethingChanged() {
        var product = entities.find(Product.class, "SLICE-1");
        product.describe(details("Mug"));
        assertThat(products.saveAndFlush(product).version()).isZero();
        product.describe(details("Blue mug"));
        assertThat(products.saveAndFlush(product).version()).isOne();
    }

    @Test
    void guardsStockWhateverTheCodeForgets() {
        refuses("insert into stock (sku, received, available) values ('SLICE-1', -1, -1)");
    }

    @Test
    void wantsEveryPieceAccountedFor() {
        refuses("insert into stock (sku, received, available) values ('SLICE-1', 5, 4)");
    }

    @Test
    void keepsTheLedgerAsItWasWritten() {
        refuses("update ledger set available_delta = 1");
    }

    @Test
    void deletesNothingFromTheLedger() {
        refuses("delete from ledger");
    }

    @Test
    void emptiesNoLedger() {
        refuses("truncate ledger");
    }

    private void refuses(String sql) {
        assertThatThrownBy(() -> jdbc.sql(sql).update()).isInstanceOf(DataAccessException.class);
    }
}
