package dev.slipway.catalog;

import java.util.HashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The shop's shelves, read and written in single statements. */
@Component
public class Categories {

    private static final String LISTED =
            "select slug, name, products from category <range> order by name, slug limit :limit";

    private static final String SEARCHED = """
            with query as (select %s as exact, %s as alike),
            matches as (select * from matches_by_category((select coalesce(exact || alike, exact) from query)))
            select slug, name, coalesce(m.products, 0) as products
            from category c left join matches m on m.category = c.slug <range> order by name, slug limit :limit
            """.formatted(SearchWords.EXACT, SearchWords.ALIKE);

    private final JdbcClient jdbc;

    Categories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Position(String name, String slug) {}

    /** Counts the products that the category lists, or those of them that a search for the query shows. */
    public Page<CountedCategory, Position> page(@Nullable String query, @Nullable Position after, int size) {
        var words = SearchWords.in(Objects.requireNonNullElse(query, ""));
        var params = new HashMap<String, Object>(words.params());
        params.put("limit", size + 1);
        var range = "";
        if (after != null) {
            range = "where (name, slug) > (:name, :slug)";
            params.put("name", after.name());
            params.put("slug", after.slug());
        }
        var sql = query == null || query.isBlank() ? LISTED : SEARCHED;
        var found = jdbc.sql(sql.replace("<range>", range))
                .params(params)
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
