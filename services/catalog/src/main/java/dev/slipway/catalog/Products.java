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
 * how well they match: a range of an index costs the same on the first page and on the last, a ranking reads every match.
 */
@Component
public class Products {

    private static final String LISTED = """
            select p.sku, p.name, p.description, p.category, c.name as category_name, p.price_minor, p.currency,
                   p.active, p.version, s.available
            from product p join category c on c.slug = p.category join stock s on s.sku = p.sku
            """;

    private static final String BROWSE = LISTED + "where <offering> <range> order by p.name, p.sku limit :limit";

    /**
     * Words as typed, or by their stem: "organi" begins a word, "mugs" is a form of one. A word that many products share fills
     * the page from the next few in the order of names; for any other all matches are looked up by the index and sorted.
     */
    private static final String SEARCH =
            """
            with typed as (
                select to_tsquery('simple', :words) || to_tsquery('english', :words) as query
            ), near as materialized (
                select p.sku from (
                    select p.sku, p.words from product p where <offering> <range> order by p.name, p.sku limit 500
                ) p where p.words @@ (select query from typed) limit :limit
            ), far as materialized (
                select p.sku from <matching>((select query from typed)) p
                where (select count(*) from near) < :limit <range> order by p.name, p.sku limit :limit
            ), found as (
                select sku from far union select sku from near
            )
            """ + LISTED + "where p.sku in (select sku from found) order by p.name, p.sku limit :limit";

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

    public record Position(String name, String sku) {}

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
        var range = new StringBuilder();
        var params = new HashMap<String, Object>();
        params.put("limit", size + 1);
        if (filter.category() != null) {
            range.append(" and p.category = :category");
            params.put("category", filter.category());
        }
        if (after != null) {
            range.append(" and (p.name, p.sku) > (:name, :sku)");
            params.put("name", after.name());
            params.put("sku", after.sku());
        }
        if (!words.isEmpty()) {
            params.put("words", words.query());
        }
        var sql = filter.offering().in(words.isEmpty() ? BROWSE : SEARCH).replace("<range>", range);
        var found = jdbc.sql(sql).params(params).query(Products::listed).list();
        return Page.of(found, size, last -> new Position(last.name(), last.sku()));
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
