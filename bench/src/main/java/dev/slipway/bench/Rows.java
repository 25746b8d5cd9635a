package dev.slipway.bench;

import java.util.Locale;

/**
 * Fills the tables of todo, catalog and order with rows of other people. By SQL, since what a million rows cost to write is
 * not the question.
 */
final class Rows {

    static final int FEW = 1_000;
    static final int MANY = 1_000_000;

    private static final String PRODUCTS = """
            insert into category (slug, name) values ('bench', 'Bench') on conflict do nothing;
            alter table product disable trigger product_counts; -- a million changes of one row
            insert into product (sku, name, description, category, price_minor, currency, active, version)
            select 'BENCH-' || lpad(n::text, 7, '0'), 'Bench piece ' || lpad(n::text, 7, '0'), 'One of many', 'bench', 1000, 'EUR',
                   true, 0
            from generate_series(%1$d, %2$d) n;
            alter table product enable trigger product_counts;
            update category set products = %2$d where slug = 'bench';
            insert into stock (sku, received, available)
            select 'BENCH-' || lpad(n::text, 7, '0'), 1000000000, 1000000000 from generate_series(%1$d, %2$d) n
            """;

    private static final String ORDERS = """
            insert into orders (id, customer, status, card, total_minor, currency, facts, ever_confirmed, placed_at, updated_at,
                                ended_at, version)
            select md5('order ' || n)::uuid, md5('person ' || n %% 1000)::uuid, 'CONFIRMED', 'approved', 1000, 'EUR', 4, true,
                   now() - n * interval '1 second', now(), now(), 4
            from generate_series(%1$d, %2$d) n;
            insert into order_lines (order_id, position, sku, name, quantity, unit_price_minor, currency)
            select md5('order ' || n)::uuid, 0, 'BENCH-0000001', 'Bench piece', 1, 1000, 'EUR' from generate_series(%1$d, %2$d) n;
            insert into payments (order_id, state, next_at)
            select md5('order ' || n)::uuid, 'CAPTURED', now() from generate_series(%1$d, %2$d) n
            """;

    private static final String TASKS = """
            insert into todo_list (id, owner, name, version)
            select md5('list ' || n)::uuid, md5('person ' || n)::uuid, 'List ' || n, 0 from generate_series(0, 999) n
            on conflict do nothing;
            insert into task (id, list_id, owner, title, priority, completed, cancelled, version)
            select md5('task ' || n)::uuid, md5('list ' || n %% 1000)::uuid, md5('person ' || n %% 1000)::uuid, 'Task ' || n,
                   'NORMAL', false, false, 0
            from generate_series(%1$d, %2$d) n
            """;

    private final Database catalog;
    private final Database orders;
    private final Database todo;

    private int products;
    private int others;

    Rows(Database catalog, Database orders, Database todo) {
        this.catalog = catalog;
        this.orders = orders;
        this.todo = todo;
    }

    static String sku(int number) {
        return String.format(Locale.ROOT, "BENCH-%07d", number);
    }

    /** Products that can be ordered, each a thousand million times. */
    void products(int upTo) {
        if (products < upTo) {
            fill(catalog, PRODUCTS, products + 1, upTo);
            products = upTo;
        }
    }

    void everywhere(int upTo) {
        products(upTo);
        if (others < upTo) {
            fill(orders, ORDERS, others + 1, upTo);
            fill(todo, TASKS, others + 1, upTo);
            others = upTo;
        }
    }

    /** As autovacuum would do, but before the measuring rather than during it. */
    private static void fill(Database database, String sql, int from, int upTo) {
        database.execute(String.format(Locale.ROOT, sql, from, upTo));
        database.execute("vacuum analyze");
    }
}
