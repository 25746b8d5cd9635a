package dev.slipway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RowsTests {

    private Database catalog;
    private Database orders;
    private Database todo;
    private Rows rows;

    @BeforeEach
    void makeEmptyTables() throws Exception {
        catalog = Schema.of("catalog");
        orders = Schema.of("order");
        todo = Schema.of("todo");
        rows = new Rows(catalog, orders, todo);
    }

    @Test
    void fillTheTablesOfAllServices() {
        rows.everywhere(100);
        assertThat(catalog.number("select count(*) from product join stock using (sku) where available > 0"))
                .isEqualTo(100);
        assertThat(catalog.number("select products from category where slug = 'bench'"))
                .isEqualTo(100);
        assertThat(catalog.number("select count(*) from product where sku = ?", Rows.sku(100)))
                .isOne();
        assertThat(orders.number("select count(*) from orders o join order_lines l on l.order_id = o.id"))
                .isEqualTo(100);
        assertThat(todo.number(
                        "select count(*) from task t join todo_list l on l.id = t.list_id and l.owner = t.owner"))
                .isEqualTo(100);
    }

    @Test
    void addOnlyWhatIsMissing() {
        rows.products(10);
        rows.everywhere(20);
        rows.everywhere(20);
        rows.products(15);
        assertThat(catalog.number("select count(*) from product")).isEqualTo(20);
        assertThat(catalog.number("select products from category where slug = 'bench'"))
                .isEqualTo(20);
        assertThat(orders.number("select count(*) from orders")).isEqualTo(20);
    }

    /** The trigger that counts products is only away while they are filled in. */
    @Test
    void leaveTheTriggersAsTheyWere() {
        rows.products(10);
        catalog.execute("update product set active = false where sku = '" + Rows.sku(1) + "'");
        assertThat(catalog.number("select products from category where slug = 'bench'"))
                .isEqualTo(9);
    }
}
