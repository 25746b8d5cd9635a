package dev.slipway.catalog;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The shop's shelves, read and written in single statements. */
@Component
public class Categories {

    private final JdbcClient jdbc;

    Categories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Position(String name, String slug) {}

    public Page<CountedCategory, Position> page(@Nullable Position after, int size) {
        var where = after == null ? "" : "where (name, slug) > (?, ?) ";
        var query = jdbc.sql("select slug, name, products from category " + where + "order by name, slug limit ?");
        if (after != null) {
            query = query.param(after.name()).param(after.slug());
        }
        var found = query.param(size + 1)
                .query((row, _) ->
                        new CountedCategory(row.getString("slug"), row.getString("name"), row.getLong("products")))
                .list();
        return Page.of(found, size, last -> new Position(last.name(), last.slug()));
    }

    /** Makes or renames the category; true if it was not there before. */
    public boolean put(Category category) {
        // xmax is 0 in a row that was inserted, not updated
        return jdbc.sql("""
                        insert into category (slug, name) values (?, ?)
                        on conflict (slug) do update set name = excluded.name returning xmax = 0""")
                .param(category.slug())
                .param(category.name())
                .query(Boolean.class)
                .single();
    }

    void ensure(String slug) {
        jdbc.sql("insert into category (slug, name) values (?, ?) on conflict do nothing")
                .param(slug)
                .param(Category.named(slug).name())
                .update();
    }
}
