package dev.slipway.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is read of products, each in exactly one statement and without a transaction around it. Pages are ordered by name, not by
 * how well they match: a range of an index costs the same on the first page and on the last, a ranking reads every match. Only
 * where words are looked for, those that have them as typed come first, and those that have similar ones follow.
 */
@Component
public class Products {

    private static final String LISTED = """
            select p.sku, p.name, p.description, p.category, c.name as category_name, p.price_minor, p.currency,
                   p.active, p.version, s.available
            from product p join category c on c.slug = p.category join stock s on s.sku = p.sku
            """;

    private static final String BEHIND = " and (p.name, p.sku) > (:name, :sku)";

    private static final String BROWSE = """
            select listed.*, false as alike from (%s where <offering> <range>) listed order by name, sku limit :limit
            """.formatted(LISTED);

    /**
     * A word that many products share fills the page from the next few in the order of names; for any other all matches are
     * looked up by the index and sorted.
     */
    private static final String MATCHES = """
            , <list>_near as materialized (
                select p.sku from (
                    select p.sku, p.words from product p where <offering> <range> order by p.name, p.sku limit 500
                ) p where p.words @@ (<query>) limit :limit
            ), <list>_far as materialized (
                select p.sku from <matching>((<query>)) p
                where (select count(*) from <list>_near) < :limit <range> order by p.name, p.sku limit :limit
            ), <list> as (
                select sku from <list>_far union select sku from <list>_near
            )
            """;

    private static final String SEARCH = """
            with typed as (select %s as query), meant as (select %s && !! query as query from typed) <exact> <alike>
            select listed.*, found.alike
            from (select sku, false as alike from exact union all select sku, true from alike) found
            join (%s) listed using (sku)
            order by alike, name, sku limit :limit
            """.formatted(SearchWords.EXACT, SearchWords.ALIKE, LISTED);

    private final JdbcClient jdbc;

    Products(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Listed(
            String sku,
            String name,
            String description,
            Category category,
            Money price,
            boolean active,
            long available,
            long version) {}

    public record Priced(String sku, String name, Money unitPrice) {}

    /** The end of a page: among what was found as typed, or among what is like it. */
    public record Position(boolean alike, String name, String sku) {}

    private record Found(Listed product, boolean alike) {}

    /** Which products a list is of; the words of each are its own, so that an index of its own serves it. */
    public enum Offering {
        @JsonProperty("offered")
        OFFERED("p.active", "products_matching"),
        @JsonProperty("withdrawn")
        WITHDRAWN("not p.active", "withdrawn_products_matching"),
        @JsonProperty("all")
        ALL("true", "all_products_matching");

        private final String condition;
        private final String matching;

        Offering(String condition, String matching) {
            this.condition = condition;
            this.matching = matching;
        }

        private String in(String sql) {
            return sql.replace("<offering>", condition).replace("<matching>", matching);
        }
    }

    public record Filter(
            Offering offering,
            @Nullable String query,
            @Nullable String category) {}

    public Page<Listed, Position> page(Filter filter, @Nullable Position after, int size) {
        var words = SearchWords.in(Objects.requireNonNullElse(filter.query(), ""));
        if (words.isEmpty() && filter.query() != null && !filter.query().isBlank()) {
            return new Page<>(List.of(), null); // nothing but punctuation names no product
        }
        var params = new HashMap<String, Object>(words.params());
        params.put("limit", size + 1);
        var within = "";
        if (filter.category() != null) {
            within = " and p.category = :category";
            params.put("category", filter.category());
        }
        if (after != null) {
            params.put("name", after.name());
            params.put("sku", after.sku());
        }
        var sql = filter.offering().in(words.isEmpty() ? browse(within, after) : search(within, after));
        var found = jdbc.sql(sql).params(params).query(Products::found).list();
        var page = Page.of(
                found,
                size,
                last -> new Position(
                        last.alike(), last.product().name(), last.product().sku()));
        return page.map(Found::product);
    }

    private static String browse(String within, @Nullable Position after) {
        return BROWSE.replace("<range>", within + (after == null ? "" : BEHIND));
    }

    private static String search(String within, @Nullable Position after) {
        var exact = after == null ? "" : after.alike() ? " and false" : BEHIND;
        var alike = after != null && after.alike() ? BEHIND : " and (select count(*) from exact) < :limit";
        return SEARCH.replace("<exact>", matches("exact", "select query from typed", within + exact))
                .replace("<alike>", matches("alike", "select query from meant", within + alike));
    }

    private static String matches(String list, String query, String range) {
        return MATCHES.replace("<list>", list).replace("<query>", query).replace("<range>", range);
    }

    public Optional<Listed> bySku(String sku) {
        return jdbc.sql(LISTED + "where p.sku = ?")
                .param(sku)
                .query(Products::listed)
                .optional();
    }

    public List<Priced> prices(Collection<String> skus) {
        return jdbc.sql(
                        "select sku, name, price_minor, currency from product where sku = any(?) and active order by sku")
                .param(skus.toArray(String[]::new))
                .query((row, _) -> new Priced(row.getString(1), row.getString(2), price(row)))
                .list();
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(listed(row, number), row.getBoolean("alike"));
    }

    private static Listed listed(ResultSet row, int number) throws SQLException {
        return new Listed(
                row.getString("sku"),
                row.getString("name"),
                row.getString("description"),
                new Category(row.getString("category"), row.getString("category_name")),
                price(row),
                row.getBoolean("active"),
                row.getLong("available"),
                row.getLong("version"));
    }

    private static Money price(ResultSet row) throws SQLException {
        return new Money(row.getLong("price_minor"), row.getString("currency"));
    }
}
