package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.Statements;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CatalogTest
class CategoriesTests {

    @Autowired
    private Categories categories;

    @Test
    void countsInOneStatement() throws Exception {
        var after = new Categories.Position("A", "a");
        assertThat(Statements.count(() -> categories.page(null, after, 20))).isOne();
        assertThat(Statements.count(() -> categories.page("lanturn", after, 20)))
                .isOne();
        assertThat(Statements.count(() -> categories.page("lanturn", null, 20))).isOne();
    }
}
