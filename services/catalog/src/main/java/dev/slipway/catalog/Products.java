package dev.slipway.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the public reads, each in exactly one statement and without a transaction around it. Pages are ordered by name, not by
 * how well they match: a range of an index costs the same on the first page and on the last, a ranking reads every match.
 */
@Component
public class Products {

    private static final String LISTED = """
            select p.sku, p.name, p.description, p.category, c.name as category_name, p.price_minor, p.currency,
                   p.active, p.version, s.available
            from product p join category c on c.slug = p.category join stock s on s.sku = p.sku
            """;

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

    public record Filter(@Nullable String query, @Nullable String category) {}

    public Page<Listed, Position> page(Filter filter, @Nullable Position after, int size) {
        var sql = new StringBuilder(LISTED).append("where p.active");
        var params = new ArrayList<Object>();
        if (filter.category() != null) {
            sql.append(" and p.category = ?");
            params.add(filter.category());
        }
        if (filter.query() != null && !filter.query().isBlank()) {
            var words = SearchWords.in(filter.query());
            if (words.isEmpty()) {
                return new Page<>(List.of(), null); // nothing but punctuation names no product
            }
            // as typed, or by the word's stem: "organi" is the beginning of a word, "mugs" a form of one
            sql.append(" and p.words @@ (to_tsquery('simple', ?) || to_tsquery('english', ?))");
            params.add(words.prefixQuery());
            params.add(words.prefixQuery());
        }
        if (after != null) {
            sql.append(" and (p.name, p.sku) > (?, ?)");
            params.add(after.name());
            params.add(after.sku());
        }
        params.add(size + 1);
        var found = jdbc.sql(sql.append(" order by p.name, p.sku limit ?").toString())
                .params(params)
                .query(Products::listed)
                .list();
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
