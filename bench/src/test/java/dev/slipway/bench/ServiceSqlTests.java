package dev.slipway.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ServiceSqlTests {

    @Test
    void readsOneProductAndAPageOfThem() throws Exception {
        var catalog = Schema.of("catalog");
        new Rows(catalog, catalog, catalog).products(30);
        assertThat(rows(catalog, "read-product", Rows.sku(7))).isOne();
        assertThat(rows(catalog, "list-products", 21)).isEqualTo(21);
    }

    @Test
    void isCutAtBlankLines() {
        var sql = ServiceSql.of("place-order");
        assertThat(sql.statements()).hasSize(6).first().asString().startsWith("select");
        assertThat(sql.statements().subList(1, 6)).allMatch(it -> it.startsWith("insert into "));
        assertThatThrownBy(sql::only).hasMessageContaining("6 statements");
    }

    private static double rows(Database database, String name, Object value) {
        return database.number("select count(*) from (" + ServiceSql.of(name).only() + ") found", value);
    }
}
